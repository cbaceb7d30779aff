package org.portal365.diskoffice.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.portal365.diskoffice.transfer.core.Converter;

/**
 * {@link Converter} by LibreOffice, in a process of its own: one document at a time, with a profile that is new for each,
 * runs no macros and fetches nothing that a document refers to.
 */
public final class OfficeSuite implements Converter {
    private static final int SECONDS = 120;
    private static final Map<String, String> FILTERS = Map.of(
            "docx", "docx:MS Word 2007 XML",
            "xlsx", "xlsx:Calc MS Excel 2007 XML",
            "pptx", "pptx:Impress MS PowerPoint 2007 XML");

    private final Supplier<Optional<Path>> program;
    private final Semaphore one = new Semaphore(1);

    /** @param program as it is set now */
    public OfficeSuite(Supplier<Optional<Path>> program) {
        this.program = program;
    }

    @Override
    public boolean available() {
        return program.get().filter(Files::isExecutable).isPresent();
    }

    @Override
    public Optional<Path> convert(Path document, String ending, Path folder) throws IOException {
        Optional<Path> suite = program.get();
        if (suite.isEmpty() || !turn()) {
            throw new IOException("the converter is busy, or switched off");
        }
        try {
            Path profile = Files.createDirectories(folder.resolve("profile").resolve("user"));
            try (InputStream careful = OfficeSuite.class.getResourceAsStream("registrymodifications.xcu")) {
                if (careful == null) {
                    throw new IllegalStateException("the profile is missing from the bundle");
                }
                Files.copy(careful, profile.resolve("registrymodifications.xcu"));
            }
            Path output = Files.createDirectories(folder.resolve("converted"));
            run(command(suite.get(), document, ending, folder, output), folder);
            String name = document.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "." + ending;
            return Optional.of(output.resolve(name)).filter(Files::isRegularFile);
        } finally {
            one.release();
        }
    }

    private boolean turn() throws IOException {
        try {
            return one.tryAcquire(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the converter", e);
        }
    }

    private static List<String> command(Path suite, Path document, String ending, Path folder, Path output) {
        return List.of(
                suite.toString(),
                "--headless",
                "--norestore",
                "--nolockcheck",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--convert-to",
                FILTERS.getOrDefault(ending, ending),
                "--outdir",
                output.toString(),
                document.toString());
    }

    /** What it says goes nowhere: it may quote the document. */
    private static void run(List<String> command, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.putAll(Map.of("PATH", path, "HOME", folder.toString(), "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the conversion took longer than " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the conversion was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
