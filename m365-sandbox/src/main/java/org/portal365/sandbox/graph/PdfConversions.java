package org.portal365.sandbox.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.portal365.sandbox.graph.drive.Blobs;
import org.portal365.sandbox.graph.drive.Content;
import org.portal365.sandbox.graph.drive.GraphError;

/**
 * Really converts to PDF, with LibreOffice; one document at a time, each content once (Graph page "Convert content").
 * Without LibreOffice it converts nothing, and says so.
 */
final class PdfConversions {
    private static final Set<String> CONVERTIBLE = Set.of(
            "csv", "doc", "docx", "odp", "ods", "odt", "pot", "potm", "potx", "pps", "ppsx", "ppsxm", "ppt", "pptm",
            "pptx", "rtf", "xls", "xlsx");
    private static final int SECONDS = 100;

    private final Blobs blobs;
    private final Map<String, Content> done = new ConcurrentHashMap<>();

    PdfConversions(Blobs blobs) {
        this.blobs = blobs;
    }

    Content pdf(Content content, String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!CONVERTIBLE.contains(ending)) {
            throw new GraphError(406, "notSupported", "The format of the file cannot be converted to pdf.");
        }
        synchronized (done) {
            return done.computeIfAbsent(content.blob(), blob -> convert(content, ending));
        }
    }

    private Content convert(Content content, String ending) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("sandbox-pdf");
            Path source = folder.resolve("document." + ending);
            Files.copy(blobs.path(content), source);
            run(folder, source);
            Path pdf = folder.resolve("document.pdf");
            if (!Files.exists(pdf)) {
                throw new GraphError(406, "notSupported", "The file cannot be converted to pdf.");
            }
            Path staged = blobs.stagingFile();
            Files.copy(pdf, staged);
            return blobs.keep(staged, "application/pdf");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot convert", e);
        } finally {
            FileUtils.deleteQuietly(folder == null ? null : folder.toFile());
        }
    }

    private static void run(Path folder, Path source) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "soffice",
                            "--headless",
                            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                            "--convert-to",
                            "pdf",
                            "--outdir",
                            folder.toString(),
                            source.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new GraphError(406, "notSupported", "The sandbox converts with LibreOffice, which is not here.");
        }
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new GraphError(504, "generalException", "The conversion took too long.");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new GraphError(503, "serviceNotAvailable", "The conversion was stopped.");
        }
    }
}
