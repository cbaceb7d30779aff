package org.portal365.itests.karaf;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.TimeUnit;

/** The sandbox Microsoft 365 in a JVM of its own, beside the Karaf that the test runs in. */
final class SandboxProcess implements AutoCloseable {
    private final Process process;

    private SandboxProcess(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it answers. */
    static SandboxProcess start(File jar, File folder, int port) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + "/bin/java";
        Process process = new ProcessBuilder(
                        java, "-Xmx384m", "-jar", jar.getPath(), "--port", "" + port, "--data", folder.getPath())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.getPath() + ".log"))
                .start();
        SandboxProcess sandbox = new SandboxProcess(process);
        URL page = URI.create("http://127.0.0.1:" + port + "/").toURL();
        for (int tries = 0; tries < 150 && !answers(page); tries++) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new IOException("the sandbox ended at once, see " + folder + ".log");
            }
        }
        return sandbox;
    }

    private static boolean answers(URL page) {
        try {
            HttpURLConnection connection = (HttpURLConnection) page.openConnection();
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() < 400;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
