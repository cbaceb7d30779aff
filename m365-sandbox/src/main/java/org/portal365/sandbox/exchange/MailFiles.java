package org.portal365.sandbox.exchange;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Messages as files: exchange/ADDRESS/FOLDER/UID-RECEIVED-FLAGS.eml. A start reads them in their order; the server gives
 * new UIDs then, and another UIDVALIDITY says so.
 */
final class MailFiles implements AutoCloseable {
    private static final List<Flags.Flag> FLAGS =
            List.of(Flags.Flag.SEEN, Flags.Flag.ANSWERED, Flags.Flag.FLAGGED, Flags.Flag.DRAFT, Flags.Flag.DELETED);
    private static final String LETTERS = "sarftd";

    private final Path root;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "exchange-files");
        thread.setDaemon(true);
        return thread;
    });

    MailFiles(Path root) {
        this.root = root;
    }

    boolean empty(String address) {
        return !Files.exists(root.resolve(address));
    }

    void load(String address, String folder, MailFolder into) {
        Path place = place(address, folder);
        List<Path> old = list(place);
        for (Path file : old) {
            String[] parts = name(file).replace(".eml", "").split("-", -1);
            try (InputStream in = Files.newInputStream(file)) {
                MimeMessage message = new MimeMessage(null, in);
                into.appendMessage(message, flags(parts[2]), Date.from(Instant.ofEpochMilli(Long.parseLong(parts[1]))));
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException("The message " + file + " cannot be read", e);
            }
        }
        write(place, into, old);
    }

    /** Soon, when a client has changed something. */
    void later(String address, String folder, MailFolder from) {
        writer.execute(() -> now(address, folder, from));
    }

    /** Brings the files to what the folder has. */
    synchronized void now(String address, String folder, MailFolder from) {
        Path place = place(address, folder);
        write(place, from, list(place));
    }

    private static void write(Path place, MailFolder from, List<Path> there) {
        try {
            Files.createDirectories(place);
            Set<String> wanted = new HashSet<>();
            for (StoredMessage message : from.getMessages()) {
                String name = message.getUid() + "-"
                        + message.getReceivedDate().toInstant().toEpochMilli() + "-" + letters(message.getFlags())
                        + ".eml";
                wanted.add(name);
                if (!Files.exists(place.resolve(name))) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    message.getMimeMessage().writeTo(bytes);
                    Path part = place.resolve(name + ".new");
                    Files.write(part, bytes.toByteArray());
                    Files.move(part, place.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            for (Path file : there) {
                if (!wanted.contains(name(file))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("The folder " + place + " cannot be written", e);
        }
    }

    private static List<Path> list(Path place) {
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(java.util.Comparator.comparing(
                            file -> Long.parseLong(name(file).split("-", 2)[0])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String letters(Flags flags) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < FLAGS.size(); i++) {
            letters.append(flags.contains(FLAGS.get(i)) ? LETTERS.substring(i, i + 1) : "");
        }
        return letters.toString();
    }

    private static Flags flags(String letters) {
        Flags flags = new Flags();
        for (int i = 0; i < FLAGS.size(); i++) {
            if (letters.indexOf(LETTERS.charAt(i)) >= 0) {
                flags.add(FLAGS.get(i));
            }
        }
        return flags;
    }

    private Path place(String address, String folder) {
        return root.resolve(address).resolve(folder);
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            boolean unused = writer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
