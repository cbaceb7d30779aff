package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Body;
import org.portal365.diskoffice.core.Inspection;
import org.portal365.diskoffice.ooxml.Limits;
import org.portal365.diskoffice.ooxml.OoxmlInspector;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.ItemRef;

/**
 * Rows D14, D27 and case 123: Office files of many producers (Apache Tika's test documents) go to the drive, are rewritten
 * there and come back with the same meaning, or are refused for a named reason.
 */
class CorpusIT {
    private static final String FOLDER = "test-documents/";
    private static final List<String> ENDINGS = List.of("docx", "xlsx", "pptx", "docm", "xlsm", "pptm");

    @TempDir
    Path folder;

    private final OoxmlInspector inspector = new OoxmlInspector(Limits.DEFAULT);

    @Test
    void d14EveryOfficeFileComesBackWithTheSameMeaningOrIsRefusedForAReason() throws IOException {
        List<String> names = names();
        Map<String, String> wrong = new TreeMap<>();
        Map<String, List<String>> refused = new TreeMap<>();
        int rewritten = 0;
        try (GraphBench bench = new GraphBench()) {
            GraphDrive drive = bench.drive();
            ItemRef root = drive.ensureFolder(drive.myDrive().root(), "corpus").ref();
            for (String name : names) {
                Path sent = Files.write(folder.resolve("sent"), bytes(name));
                String extension = name.substring(name.lastIndexOf('.') + 1);
                Inspection before = inspector.inspect(sent, extension);
                before.flaw()
                        .ifPresent(flaw -> refused.computeIfAbsent(flaw.name(), key -> new ArrayList<>())
                                .add(name));
                Body body = Body.of(sent);
                String target = name.replace('/', '_');
                DriveItem stored = body.length() > 100_000
                        ? drive.upload(drive.createUploadSession(root, target, body.length(), Conflict.REPLACE), body)
                        : drive.putSmall(root, target, body, Conflict.REPLACE);
                Path back = folder.resolve("back");
                DriveItem item = drive.download(stored.ref(), back, Long.MAX_VALUE);
                assertThat(item.size()).isEqualTo(Files.size(back));
                rewritten += Files.mismatch(sent, back) >= 0 ? 1 : 0;
                if (!inspector.inspect(back, extension).equals(before)) {
                    wrong.put(name, "came back otherwise");
                } else if (before.flaw().isEmpty()) {
                    PackageMeaning.difference(sent, back).ifPresent(part -> wrong.put(name, part));
                }
            }
        }
        figure(names.size(), rewritten, refused);
        assertThat(wrong).isEmpty();
        assertThat(rewritten).isPositive();
    }

    private static void figure(int all, int rewritten, Map<String, List<String>> refused) throws IOException {
        int count = refused.values().stream().mapToInt(List::size).sum();
        Path figures = Files.createDirectories(Path.of("target/figures"));
        Files.writeString(
                figures.resolve("corpus.txt"),
                all + " Office files went there and back; " + rewritten + " came back rewritten; " + (all - count)
                        + " with the same meaning, " + count + " refused as before: " + counts(refused) + "\n");
    }

    private static Map<String, Integer> counts(Map<String, List<String>> refused) {
        Map<String, Integer> counts = new TreeMap<>();
        refused.forEach((flaw, names) -> counts.put(flaw, names.size()));
        return counts;
    }

    private static List<String> names() throws IOException {
        try (ZipFile jar = new ZipFile(Path.of(location()).toFile())) {
            return Collections.list(jar.entries()).stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(FOLDER))
                    .map(name -> name.substring(FOLDER.length()))
                    .filter(name -> ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)))
                    .sorted()
                    .toList();
        }
    }

    private static URI location() {
        try {
            String address =
                    CorpusIT.class.getResource("/" + FOLDER + "testWORD.docx").toString();
            return new URI(address.substring("jar:".length(), address.indexOf("!/")));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream in = CorpusIT.class.getResourceAsStream("/" + FOLDER + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
