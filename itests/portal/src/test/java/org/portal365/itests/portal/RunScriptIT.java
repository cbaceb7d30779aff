package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Program;

/** The README's first command. */
class RunScriptIT {
    @Test
    void startsBothSaysWhereAndStopsBoth() throws Exception {
        Product product = Product.fresh("run");
        int port = product.sandboxPort() - 100;
        URI portal = URI.create("http://localhost:" + port + "/health");
        URI sandbox = URI.create("http://127.0.0.1:" + (port + 100) + "/control");
        Path output = product.folder().resolve("run.log");
        Map<String, String> environment = Map.of(
                "PORTAL_PORT",
                "" + port,
                "PORTAL_DATA",
                product.folder().resolve("data").toString());
        try (Program run = Program.start(List.of("./run"), environment, output, portal)) {
            // the portal answers a moment before the script sees it and says so
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(output).contains("Ctrl-C stops both"));
            assertThat(run.running()).isTrue();
            assertThat(Program.status(sandbox)).isEqualTo(200);
        }
        assertThat(Program.status(portal)).as("the portal is gone").isEqualTo(-1);
        assertThat(Program.status(sandbox)).as("the sandbox is gone").isEqualTo(-1);
        assertThat(Files.readString(output))
                .contains("http://localhost:" + port + "/", "initial-admin-password", "Stopped");
        assertThat(product.folder().resolve("data/store/initial-admin-password"))
                .isNotEmptyFile();
    }
}
