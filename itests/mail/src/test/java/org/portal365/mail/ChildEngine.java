package org.portal365.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One life of {@link EngineProcess}: what it says is heard, and closing is {@code kill -9}. */
final class ChildEngine implements AutoCloseable {
    private static final Pattern REPORT = Pattern.compile("read (\\d+) open (\\d+)");
    private static final Pattern READY = Pattern.compile("ready (\\d+)");

    private final Path log;
    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter commands;
    private int read;
    private int open;

    private ChildEngine(Path log, Process process) {
        this.log = log;
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
    }

    /**
     * What it is to do.
     *
     * @param shift seconds that its clock is put forward
     * @param first number of the messages to hand over
     */
    record Life(String user, int shift, int first, int last) {}

    static ChildEngine start(List<String> options, Path folder, Engine.Place place, Life life) throws IOException {
        return new ChildEngine(
                log(life.user()),
                java(
                        log(life.user()),
                        options,
                        EngineProcess.class,
                        folder.toString(),
                        place.certificate().toString(),
                        place.keys().toString(),
                        String.valueOf(place.imap()),
                        String.valueOf(place.smtp()),
                        String.valueOf(life.shift()),
                        life.user(),
                        String.valueOf(life.first()),
                        String.valueOf(life.last())));
    }

    private static Path log(String name) throws IOException {
        return Files.createDirectories(Path.of("target")).resolve(name + "-engine.log");
    }

    /** A program of this class path in a JVM of its own. */
    static Process java(Path log, List<String> options, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Messages that the portal has, as it was last said. */
    int read() {
        return read;
    }

    /** Messages still to be sent, as it was last said. */
    int open() {
        return open;
    }

    /** Waits until it works, and gives the number of messages that were found in the middle of being sent. */
    int ready() throws IOException {
        while (true) {
            Matcher matcher = READY.matcher(line());
            if (matcher.matches()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
    }

    void handedOver() throws IOException {
        String line = line();
        while (!line.equals("handed over")) {
            line = line();
        }
    }

    /** Hears what it says for so long. */
    void listen(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            if (said.ready()) {
                String unused = line();
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    /** Time passes for it, until something is so. */
    void until(BooleanSupplier condition, Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + most + ": read " + read + ", to be sent " + open);
            }
            commands.write("later\n");
            commands.flush();
            listen(Duration.ofMillis(300));
        }
    }

    private String line() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IllegalStateException("the engine has ended by itself, see " + log);
        }
        Matcher matcher = REPORT.matcher(line);
        if (matcher.matches()) {
            read = Integer.parseInt(matcher.group(1));
            open = Integer.parseInt(matcher.group(2));
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException("it does not die");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
