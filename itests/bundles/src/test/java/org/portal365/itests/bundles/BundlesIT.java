package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Manifests: what a bundle says it needs is what it needs, and every class of it loads. */
class BundlesIT {
    /** Embedded classes that need libraries left out on purpose, and that nothing of ours reaches. */
    private static final Set<String> UNREACHED = Set.of(
            "com.microsoft.graph.models.ChangeNotification",
            "com.microsoft.graph.models.ChangeNotificationCollection",
            "com.microsoft.graph.models.ChangeNotificationEncryptedContent",
            "okhttp3.internal.platform.ConscryptPlatform$DisabledHostnameVerifier");

    private static BundleFramework felix;

    @BeforeAll
    static void start() throws Exception {
        felix = BundleFramework.start();
    }

    @AfterAll
    static void stop() throws Exception {
        felix.close();
    }

    @TestFactory
    Stream<DynamicTest> isActive() {
        return eachBundle("is active", bundle -> assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE));
    }

    @TestFactory
    Stream<DynamicTest> importsWithRangesAndNoBuildTools() {
        return eachBundle("imports what it needs", bundle -> {
            String imports = bundle.getHeaders("").get(Constants.IMPORT_PACKAGE);
            assertThat(imports == null ? "" : imports)
                    .doesNotContain("org.jspecify", "felix.scr.annotations", "org.junit", "DynamicImport");
        });
    }

    @TestFactory
    Stream<DynamicTest> loadsEveryClassOfItsOwnAndWhatTheyName() {
        return eachBundle("loads its classes", bundle -> {
            List<String> names = classes(bundle, true);
            assertThat(names).as("positive control: there are classes").isNotEmpty();
            Set<String> missing = new TreeSet<>();
            for (String name : names) {
                tryLoad(bundle, name, missing);
                referenced(bundle, name).forEach(other -> tryLoad(bundle, other, missing));
            }
            assertThat(missing).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> loadsEveryEmbeddedClass() {
        return eachBundle("loads what it embeds", bundle -> {
            Set<String> missing = new TreeSet<>();
            classes(bundle, false).forEach(name -> tryLoad(bundle, name, missing));
            missing.removeAll(UNREACHED);
            assertThat(missing).isEmpty();
        });
    }

    /** Credentials and tokens pass through these packages: who takes them must say that it is one of us. */
    @ParameterizedTest
    @ValueSource(strings = {"registration", "secret", "graph", "http"})
    void m365IsExportedToFriendsOnly(String name) throws Exception {
        String imports = "org.portal365.m365." + name;
        Bundle stranger = felix.importing(imports);
        assertThatThrownBy(stranger::start).isInstanceOf(BundleException.class).hasMessageContaining(imports);
        Bundle friend = felix.importing(imports + ";friend=office");
        friend.start();
        assertThat(friend.getState()).as("positive control").isEqualTo(Bundle.ACTIVE);
    }

    /** A02: every setting has a label and a description in both languages. */
    @TestFactory
    Stream<DynamicTest> labelsEverySettingInEnglishAndRussian() {
        var context = felix.framework().getBundleContext();
        MetaTypeService metatype = context.getService(context.getServiceReference(MetaTypeService.class));
        return eachBundle("labels its settings", bundle -> {
            MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
            Stream.of(information.getPids(), information.getFactoryPids())
                    .flatMap(Stream::of)
                    .forEach(pid -> {
                        ObjectClassDefinition english = information.getObjectClassDefinition(pid, "en");
                        ObjectClassDefinition russian = information.getObjectClassDefinition(pid, "ru");
                        assertThat(english.getName()).as(pid).doesNotStartWith("%");
                        assertThat(russian.getDescription()).as(pid).containsPattern("\\p{IsCyrillic}");
                        assertThat(labels(russian)).as(pid).allMatch(label -> label.matches("(?s).*\\p{IsCyrillic}.*"));
                        assertThat(labels(english))
                                .as(pid)
                                .noneMatch(label -> label.matches("(?s).*\\p{IsCyrillic}.*"));
                    });
        });
    }

    private static List<String> labels(ObjectClassDefinition definition) {
        return Stream.of(definition.getAttributeDefinitions(ObjectClassDefinition.ALL))
                .flatMap(attribute -> Stream.of(attribute.getName(), attribute.getDescription()))
                .toList();
    }

    private interface Check {
        void of(Bundle bundle) throws Exception;
    }

    private static Stream<DynamicTest> eachBundle(String what, Check check) {
        assertThat(felix.own()).hasSizeGreaterThan(5);
        return felix.own().stream()
                .map(bundle -> DynamicTest.dynamicTest(bundle.getSymbolicName() + " " + what, () -> check.of(bundle)));
    }

    private static List<String> classes(Bundle bundle, boolean own) {
        List<URL> entries = Collections.list(bundle.findEntries("/", "*.class", true));
        List<String> names = new ArrayList<>();
        for (URL entry : entries) {
            String name = entry.getPath().substring(1).replace(".class", "").replace('/', '.');
            if (name.startsWith("org.portal365.") == own
                    && !name.toLowerCase(Locale.ROOT).endsWith("-info")
                    && !name.startsWith("META-INF")) {
                names.add(name);
            }
        }
        return names;
    }

    private static void tryLoad(Bundle bundle, String name, Set<String> missing) {
        try {
            Class<?> unused = bundle.loadClass(name);
        } catch (ClassNotFoundException | LinkageError e) {
            missing.add(name);
        }
    }

    /** Classes in the constant pool: what the code will ask for one day. */
    private static List<String> referenced(Bundle bundle, String name) throws IOException {
        URL resource = bundle.getEntry("/" + name.replace('.', '/') + ".class");
        ClassReader reader = new ClassReader(resource.openStream().readAllBytes());
        char[] buffer = new char[reader.getMaxStringLength()];
        List<String> found = new ArrayList<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0 && reader.readByte(offset - 1) == 7) {
                String other = reader.readUTF8(offset, buffer);
                if (other != null && !other.startsWith("[")) {
                    found.add(other.replace('/', '.'));
                }
            }
        }
        return found;
    }
}
