package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A15: what the guides say is there, and what is there is in the guides. */
class GuidesTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Path OPERATOR = TOP.resolve("docs/operator-guide.md");
    private static final Pattern SERIES = Pattern.compile("office365_[a-z_]+");
    private static final Pattern COMMAND = Pattern.compile("office365:([a-z-]+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final List<String> SHIPPED = List.of(
            "portal-api", "persistence", "m365", "bundle-socialservices", "bundle-disk-office", "bundle-mail", "shell");

    @Test
    void a15TheOperatorGuideNamesExactlyTheMetricsThereAre() throws IOException {
        Set<String> there = new TreeSet<>();
        for (Path source : sources(".java")) {
            there.addAll(all(SERIES, Files.readString(source)));
        }
        assertThat(there).as("positive control").contains("office365_calls_total");
        assertThat(all(SERIES, Files.readString(OPERATOR))).isEqualTo(there);
    }

    @Test
    void a15EveryCommandInADocumentIsOne() throws IOException {
        Set<String> there = new TreeSet<>();
        for (Path source : sources("Command.java")) {
            String text = Files.readString(source);
            there.addAll(groups(Pattern.compile("(?s)@Command\\((?:(?!name =).)*name = \"([a-z-]+)\""), text));
        }
        assertThat(there).as("positive control").contains("status", "seal-keys");
        for (Path document : documents()) {
            assertThat(there).as(document.toString()).containsAll(groups(COMMAND, Files.readString(document)));
        }
    }

    /** Karaf takes options before arguments only: "too many arguments specified". */
    @Test
    void a15OptionsOfCommandsStandBeforeTheirArguments() throws IOException {
        Pattern late = Pattern.compile("office365:[a-z-]+ +[A-Za-z.]+ +\\[?--");
        assertThat(late.matcher("office365:secret-set key [--file PEM]").find())
                .as("positive control")
                .isTrue();
        for (Path document : documents()) {
            assertThat(all(late, Files.readString(document)))
                    .as(document.toString())
                    .isEmpty();
        }
    }

    /** In bold are the labels of pages; one stands at Microsoft, one is the name of the service, two are put together. */
    @Test
    void a15EveryLabelInBoldIsOneOfAPage() throws IOException {
        Set<String> there =
                new TreeSet<>(Set.of("Value", "Office365", "Edit in Office365", "Connect Office365 mailbox"));
        for (String module : List.of("m365", "bundle-socialservices", "portal-reference")) {
            try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/main/resources"))) {
                for (Path words : files.filter(file -> file.toString().endsWith(".properties"))
                        .toList()) {
                    there.addAll(groups(Pattern.compile("(?m)^[\\w.]+ ?= ?(.+)$"), Files.readString(words)));
                }
            }
        }
        Set<String> written = new TreeSet<>();
        for (String label : groups(
                Pattern.compile("\\*\\*([^*]+?)\\.?\\*\\*"), Files.readString(TOP.resolve("docs/admin-guide.md")))) {
            written.addAll(List.of(label.split(" > ")));
        }
        assertThat(written).as("positive control").contains("Setup assistant", "Next Key");
        assertThat(there).containsAll(written);
    }

    @Test
    void a15EverySettingThatTheOperatorGuideWritesIsOne() throws IOException {
        Set<String> there =
                groups(Pattern.compile("(?m)^\\| `([a-z.]+)`"), Files.readString(TOP.resolve("docs/settings.md")));
        Set<String> written = groups(Pattern.compile("(?m)^    ([a-z.]+) = (?!.*_g_)"), Files.readString(OPERATOR));
        assertThat(written).as("positive control").contains("public.urls", "password.from");
        assertThat(there).containsAll(written);
    }

    /** A portal that has come to a step of the table must have all that the bundle of this step waits for. */
    @Test
    void a15TheHostGuideHasASourceOfEachServiceBeforeItIsNeeded() throws IOException {
        String guide = Files.readString(TOP.resolve("docs/host-it-in-your-portal.md"));
        for (String[] bundle : new String[][] {
            {"bundle-socialservices", "Office365Component", "5"},
            {"bundle-disk-office", "DiskOfficeComponent", "8"},
            {"bundle-mail", "MailComponent", "10"}
        }) {
            Set<String> implemented = new TreeSet<>();
            for (int step = 1; step <= Integer.parseInt(bundle[2]); step++) {
                String row = groups(Pattern.compile("(?m)^\\| " + step + " \\|([^|]*)\\|"), guide)
                        .iterator()
                        .next();
                implemented.addAll(groups(Pattern.compile("`(\\w+)`"), row));
            }
            Set<String> needed = groups(
                    Pattern.compile("@Reference\\s+private (\\w+) "),
                    Files.readString(component(bundle[0], bundle[1] + ".java")));
            needed.retainAll(portalServices());
            assertThat(needed).as("positive control").contains("Audit");
            assertThat(implemented).as(bundle[0]).containsAll(needed);
        }
    }

    /** The pom to begin a portal with has no parent, so it repeats what ours says. */
    @Test
    void a15TheExamplesOwnPomSaysWhatTheOthersSay() throws IOException {
        Path example = TOP.resolve("portal-api/example");
        String own = Files.readString(example.resolve("own-pom.xml"));
        String parent = Files.readString(TOP.resolve("pom.xml"));
        Set<String> versions = all(Pattern.compile("<[a-z.]+\\.version>[^<]+<"), own);
        versions.removeIf(version -> version.startsWith("<portal365."));
        assertThat(versions).as("positive control").hasSizeGreaterThan(5);
        assertThat(all(Pattern.compile("<[a-z.]+\\.version>[^<]+<"), parent)).containsAll(versions);
        Pattern instructions = Pattern.compile("(?s)<instructions>.*</instructions>");
        assertThat(all(instructions, own))
                .isEqualTo(all(instructions, Files.readString(example.resolve("pom.xml"))))
                .hasSize(1);
        assertThat(own)
                .contains("<portal365.version>"
                        + groups(Pattern.compile("<version>([^<]+)</version>"), parent.substring(0, 1000))
                                .iterator()
                                .next());
    }

    @Test
    void a15EveryLinkOfADocumentLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            for (String link : groups(LINK, Files.readString(document))) {
                links++;
                if (!link.contains("://")
                        && !Files.exists(document.resolveSibling(link).normalize())) {
                    broken.add(TOP.relativize(document) + ": " + link);
                }
            }
        }
        assertThat(links).as("positive control").isGreaterThan(10);
        assertThat(broken).isEmpty();
    }

    /** The lists are made by online builds only, as their plugin asks for the licences of all libraries. */
    @Test
    @DisabledIfSystemProperty(named = "maven.offline", matches = "offline true")
    void a15EveryShippedBundleHasAListOfWhatIsInIt() throws IOException {
        for (String module : SHIPPED) {
            String sbom = Files.readString(TOP.resolve(module).resolve("target/bom.json"));
            assertThat(sbom).as(module).contains("\"bomFormat\" : \"CycloneDX\"", "\"name\" : \"" + module + "\"");
        }
        assertThat(Files.readString(TOP.resolve("m365/target/bom.json")))
                .contains("\"name\" : \"microsoft-graph\"", "\"name\" : \"okhttp");
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(TOP.resolve("docs"))) {
            return Stream.concat(docs, Stream.of(TOP.resolve("README.md"), TOP.resolve("benchmarks/README.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static List<Path> sources(String end) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : SHIPPED) {
            try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(end)).forEach(sources::add);
            }
        }
        return sources;
    }

    private static Path component(String module, String name) throws IOException {
        return sources(name).stream()
                .filter(file -> file.startsWith(TOP.resolve(module)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> portalServices() throws IOException {
        Set<String> names = new TreeSet<>(Set.of("Disk", "MailStore"));
        for (Path source : sources(".java")) {
            if (source.getParent().endsWith("org/portal365/api/portal")) {
                names.add(source.getFileName().toString().replace(".java", ""));
            }
        }
        return names;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Set<String> groups(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
