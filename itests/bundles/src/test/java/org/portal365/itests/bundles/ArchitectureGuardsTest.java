package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.diskoffice.core.PlantedCore;
import org.portal365.m365.planted.PlantedComponent;
import org.portal365.socialservices.planted.PlantedManager;

/** Sees the rules of the house fail once each, on classes that break them on purpose. */
class ArchitectureGuardsTest {
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importClasses(PlantedCore.class, PlantedManager.class, PlantedComponent.class);

    @ParameterizedTest
    @MethodSource
    void findsThePlantedMistake(ArchRule rule, String words) {
        assertThat(rule.evaluate(PLANTED).getFailureReport().toString()).contains(words);
    }

    static Stream<Arguments> findsThePlantedMistake() {
        return Stream.of(
                Arguments.of(ArchitectureTest.CORES_ARE_PURE, "BundleContext"),
                Arguments.of(ArchitectureTest.BUNDLES_DO_NOT_KNOW_EACH_OTHER, "PlantedManager"),
                Arguments.of(ArchitectureTest.M365_KNOWS_NO_BUNDLE, "PlantedCore"),
                Arguments.of(ArchitectureTest.COMPONENTS_ARE_FINAL, "PlantedComponent"),
                Arguments.of(ArchitectureTest.NO_BANNED_NAMES, "PlantedManager"));
    }
}
