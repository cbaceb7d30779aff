package org.portal365.diskoffice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Shell, adapters, core: arrows point inwards only. */
@AnalyzeClasses(packages = "org.portal365.diskoffice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule CORE_IS_PURE = noClasses()
            .that()
            .resideInAPackage("..core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.osgi..",
                    "org.slf4j..",
                    "org.jdbi..",
                    "java.net.http..",
                    "org.portal365.m365..",
                    "org.portal365.persistence..",
                    "..diskoffice.graph..",
                    "..diskoffice.jdbc..",
                    "..diskoffice.ooxml..");

    @ArchTest
    static final ArchRule ANNOTATIONS_STAY_IN_COMPONENTS = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Component")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.felix.scr.annotations..");

    @ArchTest
    static final ArchRule COMPONENTS_ARE_FINAL = classes()
            .that()
            .haveSimpleNameEndingWith("Component")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.portal365.diskoffice.(*)..").should().beFreeOfCycles();
}
