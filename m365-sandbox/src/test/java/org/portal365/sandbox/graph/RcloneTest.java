package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.sandbox.office.OfficeFiles;

/** Debian's rclone, unmodified, believes the sandbox to be OneDrive for work. Needs the package {@code rclone}. */
class RcloneTest {
    @TempDir
    Path folder;

    private RunningSandbox sandbox;
    private GraphByItsRealName graph;
    private Path local;

    @BeforeEach
    void start() throws IOException {
        sandbox = new RunningSandbox(folder.resolve("state"));
        sandbox.set("strictBearer", false);
        graph = new GraphByItsRealName(sandbox, folder);
        local = Files.createDirectories(folder.resolve("local"));
        String[] scopes = {"User.Read", "Files.ReadWrite.All"};
        String drive = sandbox.as("anna", scopes).get("/me/drive").text("/id");
        Files.writeString(folder.resolve("rclone.conf"), """
                [sandbox]
                type = onedrive
                token = {"access_token":"%s","token_type":"Bearer","refresh_token":"none","expiry":"2099-01-01T00:00:00Z"}
                drive_id = %s
                drive_type = business
                """.formatted(sandbox.token("anna", scopes), drive));
    }

    @AfterEach
    void stop() throws IOException {
        graph.close();
        sandbox.close();
    }

    private String rclone(int expected, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("rclone", "--config", folder.resolve("rclone.conf").toString()));
        command.addAll(List.of("--retries", "1", "--low-level-retries", "2"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("rclone.out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("HTTPS_PROXY", graph.proxyAddress());
        builder.environment().put("SSL_CERT_FILE", graph.authorities().toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError("rclone is missing: apt-get install rclone", e);
        }
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said;
    }

    private void write(String name, int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        Path file = local.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Test
    void uploadsListsVerifiesDownloadsMovesAndDeletes() throws Exception {
        write("small # file.bin", 1000);
        write("deep/in/large.bin", 25_000_000);
        write("empty.bin", 0);
        rclone(0, "copy", local.toString(), "sandbox:backup");
        assertThat(rclone(0, "lsf", "-R", "sandbox:backup"))
                .contains("small # file.bin", "deep/in/large.bin", "empty.bin");
        rclone(0, "check", local.toString(), "sandbox:backup");
        assertThat(rclone(0, "hashsum", "quickxor", "sandbox:backup/deep/in"))
                .contains(rclone(
                                0,
                                "hashsum",
                                "quickxor",
                                local.resolve("deep/in").toString())
                        .substring(0, 40));
        Path back = folder.resolve("back");
        rclone(0, "copy", "sandbox:backup", back.toString());
        assertThat(back.resolve("deep/in/large.bin")).hasSameBinaryContentAs(local.resolve("deep/in/large.bin"));
        rclone(0, "moveto", "sandbox:backup/deep/in/large.bin", "sandbox:backup/moved.bin");
        rclone(0, "copyto", "sandbox:backup/moved.bin", "sandbox:backup/copied.bin");
        // rclone takes the webUrl of a link apart, so its shape must be SharePoint's
        assertThat(rclone(0, "link", "sandbox:backup/copied.bin", "--onedrive-link-scope", "organization"))
                .contains("download.aspx?share=CNRY-share-");
        rclone(0, "deletefile", "sandbox:backup/copied.bin");
        rclone(0, "purge", "sandbox:backup");
        assertThat(rclone(0, "lsf", "sandbox:")).isEmpty();
        assertThat(rclone(0, "about", "sandbox:")).contains("Total");
    }

    @Test
    void seesOfficeFilesRewrittenAsOnSharePoint() throws Exception {
        Files.write(local.resolve("w.docx"), OfficeFiles.bytes("testWORD.docx"));
        assertThat(rclone(1, "copy", local.toString(), "sandbox:docs")).contains("corrupted on transfer");
        sandbox.set("rewriting", false);
        rclone(0, "copy", local.toString(), "sandbox:docs");
        rclone(0, "check", local.toString(), "sandbox:docs");
    }
}
