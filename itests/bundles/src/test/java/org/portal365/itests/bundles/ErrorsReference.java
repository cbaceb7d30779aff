package org.portal365.itests.bundles;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The error dictionary of m365 as a page of Markdown, for whoever has only the number from a page of Microsoft's. */
final class ErrorsReference {
    private static final String PACKAGE = "org/portal365/m365/error/";
    private static final String NUMBER = "aadsts.";
    private static final String HEAD = """
            # Errors of Microsoft's sign-in by number

            Made from the dictionary inside the portal (`ErrorsDocTest`). Where the portal meets an error itself, it says these words in the list of
            events, beside the reference that the user was shown. Some mistakes end on a page of Microsoft's and never come to the portal:
            look the number there up here, or run **Settings > Check everything**, which finds most of them.

            | AADSTS | who can help | what the user reads | what to do |
            |---|---|---|---|
            """;

    private final Properties codes;
    private final Properties words;

    private ErrorsReference(Properties codes, Properties words) {
        this.codes = codes;
        this.words = words;
    }

    /** @param m365 the unpacked bundle, such as target/classes */
    static String of(Path m365) throws IOException {
        Path folder = m365.resolve(PACKAGE);
        return new ErrorsReference(read(folder.resolve("codes.properties")), read(folder.resolve("words.properties")))
                .page();
    }

    /** Numbers of the same words share a row; rows go by their lowest number. */
    private String page() {
        Map<String, List<Integer>> rows = codes.stringPropertyNames().stream()
                .filter(code -> code.startsWith(NUMBER))
                .map(code -> Integer.valueOf(code.substring(NUMBER.length())))
                .sorted()
                .collect(Collectors.groupingBy(
                        number -> codes.getProperty(NUMBER + number), TreeMap::new, Collectors.toList()));
        return HEAD
                + rows.entrySet().stream()
                        .sorted(Comparator.comparing(row -> row.getValue().get(0)))
                        .map(row -> row(row.getKey(), row.getValue()))
                        .collect(Collectors.joining());
    }

    private String row(String entry, List<Integer> numbers) {
        String[] named = entry.trim().split("\\s+", -1);
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        named[1],
                        said(named[0] + ".user"),
                        sentence(said(named[0] + ".admin").replaceFirst("^: ", "")));
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }

    /** With nothing for the code, which stands at the beginning of the row. */
    private String said(String key) {
        String text = new MessageFormat(words.getProperty(key), Locale.ENGLISH).format(new Object[] {""});
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
