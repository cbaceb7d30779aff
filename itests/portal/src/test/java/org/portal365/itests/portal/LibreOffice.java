package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An office suite that is not ours: what it opens, opens. */
final class LibreOffice {
    private LibreOffice() {}

    /** Converts a document to PDF, without a window. */
    static void assertOpens(Path document) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("libreoffice");
        Path output = folder.resolve("output.log");
        Process process = new ProcessBuilder(
                        "soffice",
                        "--headless",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        document.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("converted in time")
                .isTrue();
        String name = document.getFileName().toString().replaceFirst("\\.[^.]+$", ".pdf");
        assertThat(folder.resolve(name)).as(Files.readString(output)).isNotEmptyFile();
    }
}
