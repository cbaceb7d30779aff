package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * docs/settings.md says what the metatype of the bundles says, which the settings pages show as well. {@code mvn -pl
 * itests/bundles -am test -Dtest=SettingsDocTest -Ddocs.write=true} writes it anew.
 */
class SettingsDocTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOC = TOP.resolve("docs/settings.md");
    /** In the order of the settings pages. */
    private static final List<String> MODULES = List.of(
            "m365", "bundle-socialservices", "bundle-disk-office", "bundle-mail", "portal-reference", "persistence");

    private static final String HEAD = """
            # Settings

            Every setting of every module, from the metatype of the bundles (`SettingsDocTest` writes this page). Set them in the
            portal's settings pages, as `etc/PID.cfg`, or by `config:` commands; several values are separated by commas. The
            Key is no setting: see the [administrator's guide](admin-guide.md).
            """;

    @Test
    void a04TheReferenceOfSettingsIsThatOfTheMetatype() throws Exception {
        List<String> lines = new ArrayList<>(HEAD.lines().toList());
        for (String module : MODULES) {
            Map<String, List<String>> sections = sections(TOP.resolve(module + "/target/classes/OSGI-INF"));
            assertThat(sections).as("positive control: %s has settings", module).isNotEmpty();
            sections.values().forEach(lines::addAll);
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.write(DOC, lines);
        }
        assertThat(Files.readAllLines(DOC)).isEqualTo(lines);
    }

    private static Map<String, List<String>> sections(Path folder) throws Exception {
        Properties words = new Properties();
        try (Reader reader =
                Files.newBufferedReader(folder.resolve("l10n/metatype.properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        Map<String, List<String>> sections = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("metatype"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                Document document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile());
                Element designate = first(document.getElementsByTagName("Designate"));
                String factory = designate.getAttribute("factoryPid");
                String pid = factory.isEmpty() ? designate.getAttribute("pid") : factory + "~NAME";
                sections.put(pid, section(pid, first(document.getElementsByTagName("OCD")), words));
            }
        }
        return sections;
    }

    private static List<String> section(String pid, Element settings, Properties words) throws IOException {
        List<String> lines = new ArrayList<>(List.of("", "## " + say(settings, "name", words), ""));
        lines.addAll(List.of("`" + pid + "` – " + say(settings, "description", words), ""));
        lines.addAll(List.of("| key | type | usual value | what |", "|---|---|---|---|"));
        elements(settings.getElementsByTagName("AD"))
                .map(setting -> "| `%s` | %s | %s | **%s**: %s%s |"
                        .formatted(
                                setting.getAttribute("id"),
                                type(setting),
                                usual(setting),
                                say(setting, "name", words),
                                say(setting, "description", words),
                                options(setting, words)))
                .forEach(lines::add);
        return lines;
    }

    private static String type(Element setting) {
        String cardinality = setting.getAttribute("cardinality");
        String several = cardinality.isEmpty() || cardinality.equals("0") ? "" : ", several";
        return setting.getAttribute("type") + several;
    }

    private static String usual(Element setting) {
        String value = setting.getAttribute("default");
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private static String options(Element setting, Properties words) {
        String options = elements(setting.getElementsByTagName("Option"))
                .map(option -> "`%s` %s".formatted(option.getAttribute("value"), say(option, "label", words)))
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        return options.isEmpty() ? "" : "<br>" + options;
    }

    private static String say(Element element, String attribute, Properties words) {
        String text = element.getAttribute(attribute);
        String said = text.startsWith("%") ? words.getProperty(text.substring(1)) : text;
        assertThat(said).as("the words %s", text).isNotNull();
        return said.replace("|", "\\|");
    }

    private static Element first(NodeList nodes) {
        return elements(nodes).findFirst().orElseThrow();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
