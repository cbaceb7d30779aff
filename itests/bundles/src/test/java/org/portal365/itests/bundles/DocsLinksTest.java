package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A15: what the README and the guides link to in the source tree is there. */
class DocsLinksTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void a15EveryLinkOfTheDocsLeadsSomewhere() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(TOP.resolve("README.md")));
        try (Stream<Path> docs = Files.list(TOP.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages) {
            List<String> there = links(Files.readString(page));
            links += there.size();
            there.stream()
                    .filter(link -> !Files.exists(page.resolveSibling(link)))
                    .forEach(link -> broken.add(page.getFileName() + ": " + link));
        }
        assertThat(broken).isEmpty();
        assertThat(links).as("positive control: there are links").isGreaterThan(20);
    }

    @Test
    void a15SeesLinksToFilesAndNoOthers() {
        assertThat(links("[a](b.md) [c](https://d.e/) ![f](g/h.png) [i](#j) [k](l.md#m)"))
                .containsExactly("b.md", "g/h.png", "l.md");
    }

    private static List<String> links(String page) {
        Matcher link = LINK.matcher(page);
        return link.results().map(found -> found.group(1)).toList();
    }
}
