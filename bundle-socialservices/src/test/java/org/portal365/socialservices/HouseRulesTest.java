package org.portal365.socialservices;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.portal365.socialservices", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NO_PLATFORM_AND_NO_IO = noClasses()
            .that()
            .resideInAPackage("..core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.osgi..",
                    "org.slf4j..",
                    "org.jdbi..",
                    "java.sql..",
                    "java.net.http..",
                    "com.microsoft..",
                    "org.portal365.m365.http..",
                    "org.portal365.m365.component..",
                    "..socialservices.entra..",
                    "..socialservices.jdbc..");

    @ArchTest
    static final ArchRule MSAL_IS_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("..socialservices.entra..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.microsoft..");

    @ArchTest
    static final ArchRule ANNOTATIONS_ARE_FOR_COMPONENTS = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Component")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.felix.scr.annotations..");

    @ArchTest
    static final ArchRule COMPONENTS_ARE_FINAL = classes()
            .that()
            .areAnnotatedWith("org.apache.felix.scr.annotations.Component")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.portal365.socialservices.(*)..").should().beFreeOfCycles();
}
