package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.api.planted.PlantedContract;
import org.portal365.diskoffice.core.PlantedCore;
import org.portal365.m365.planted.PlantedComponent;
import org.portal365.planted.one.PlantedServlet;
import org.portal365.planted.two.PlantedLibraries;
import org.portal365.reference.planted.PlantedPortal;
import org.portal365.socialservices.planted.PlantedManager;

/** Sees each rule of the house fail once, on classes that break them on purpose. */
class ArchitectureGuardsTest {
    private static final JavaClasses PLANTED = new ClassFileImporter()
            .importClasses(
                    PlantedContract.class,
                    PlantedCore.class,
                    PlantedManager.class,
                    PlantedComponent.class,
                    PlantedPortal.class,
                    PlantedServlet.class,
                    PlantedLibraries.class);

    /** Rule, and what its complaint names. */
    private static final Map<String, String> MISTAKES = Map.ofEntries(
            Map.entry("THE_API_KNOWS_NOBODY", "PlantedContract"),
            Map.entry("BUNDLES_DO_NOT_KNOW_EACH_OTHER", "PlantedManager"),
            Map.entry("M365_KNOWS_NO_BUNDLE", "PlantedCore"),
            Map.entry("THE_PORTAL_KNOWS_NO_MICROSOFT", "PlantedPortal"),
            Map.entry("ONLY_THE_PORTAL_KNOWS_SERVLETS", "PlantedServlet"),
            Map.entry("MSAL_IN_ONE_PLACE", "IAccount"),
            Map.entry("GRAPH_SDK_IN_ONE_PLACE", "RequestInformation"),
            Map.entry("CORES_ARE_PURE", "BundleContext"),
            Map.entry("ONLY_COMPONENTS_ARE_ANNOTATED", "PlantedLibraries"),
            Map.entry("COMPONENTS_ARE_FINAL", "PlantedComponent"),
            Map.entry("NO_CYCLES_IN_A_BUNDLE", "PlantedServlet"),
            Map.entry("NO_BANNED_NAMES", "PlantedManager"));

    @ParameterizedTest
    @MethodSource("rules")
    void findsThePlantedMistake(String rule) throws ReflectiveOperationException {
        Field field = ArchitectureTest.class.getDeclaredField(rule);
        ArchRule checked = (ArchRule) field.get(null);
        assertThat(checked.evaluate(PLANTED).getFailureReport().toString()).contains(MISTAKES.get(rule));
    }

    static Set<String> rules() {
        return MISTAKES.keySet();
    }

    @Test
    void everyRuleHasItsMistake() {
        assertThat(Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(ArchTest.class))
                        .map(Field::getName)
                        .collect(Collectors.toSet()))
                .isEqualTo(MISTAKES.keySet());
    }
}
