package org.portal365.itests.bundles;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house: who may know whom (design 2). */
@AnalyzeClasses(packages = "org.portal365", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_API_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("org.portal365.api..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.portal365.api..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule BUNDLES_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "org.portal365.(socialservices|diskoffice|mail|reference|shell)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule M365_KNOWS_NO_BUNDLE = noClasses()
            .that()
            .resideInAnyPackage("org.portal365.m365..", "org.portal365.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.portal365.socialservices..",
                    "org.portal365.diskoffice..",
                    "org.portal365.mail..",
                    "org.portal365.shell..",
                    "org.portal365.reference..");

    @ArchTest
    static final ArchRule THE_PORTAL_KNOWS_NO_MICROSOFT = noClasses()
            .that()
            .resideInAPackage("org.portal365.reference..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.portal365.m365..", "com.microsoft..");

    @ArchTest
    static final ArchRule ONLY_THE_PORTAL_KNOWS_SERVLETS = noClasses()
            .that()
            .resideOutsideOfPackage("org.portal365.reference..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.servlet..");

    @ArchTest
    static final ArchRule MSAL_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackages("org.portal365.socialservices.entra..", "com..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.microsoft.aad..");

    @ArchTest
    static final ArchRule GRAPH_SDK_IN_ONE_PLACE = noClasses()
            .that()
            .resideInAPackage("org.portal365..")
            .and()
            .resideOutsideOfPackage("org.portal365.m365.sdk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.microsoft.graph..", "com.microsoft.kiota..");

    @ArchTest
    static final ArchRule CORES_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("org.portal365..core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.osgi..",
                    "javax.servlet..",
                    "org.slf4j..",
                    "org.jdbi..",
                    "java.sql..",
                    "java.net.http..",
                    "org.portal365.m365.http..",
                    "org.portal365.m365.component..",
                    "org.portal365.persistence..",
                    "org.portal365..graph..",
                    "org.portal365..entra..",
                    "org.portal365..jdbc..");

    @ArchTest
    static final ArchRule ONLY_COMPONENTS_ARE_ANNOTATED = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Component")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.felix.scr.annotations..");

    @ArchTest
    static final ArchRule COMPONENTS_ARE_FINAL =
            classes().that().haveSimpleNameEndingWith("Component").should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule NO_CYCLES_IN_A_BUNDLE =
            slices().matching("org.portal365.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_BANNED_NAMES = noClasses()
            .that()
            .resideInAPackage("org.portal365..")
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");
}
