package org.portal365.mail.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server of one mailbox with Exchange Online's capabilities, that can be made to misbehave. It speaks just the
 * commands that are used, each as RFC 3501 shows it.
 */
final class FakeImap implements AutoCloseable {
    static final String EXCHANGE =
            "IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+";
    private static final Pattern FETCH = Pattern.compile("UID FETCH (\\S+) \\((.*)\\)");

    private final ServerSocket socket;
    final Map<Long, String> messages = new TreeMap<>();
    final Map<Long, String> flags = new TreeMap<>();
    final List<String> transcript = new CopyOnWriteArrayList<>();
    private final Map<Out, String> idling = new ConcurrentHashMap<>();
    final AtomicInteger connections = new AtomicInteger();
    volatile String capabilities = EXCHANGE;
    volatile String greeting = "* OK ready";
    volatile long validity = 7;
    volatile long uidNext = 1;
    /** Bytes after which each connection breaks; 0 for never. */
    volatile int cutAfter;
    /** How many connections are cut; the ones after them are not. */
    volatile int cuts = Integer.MAX_VALUE;
    /** Answers in the place of the usual ones; null for the usual one. Gets the tag and the command. */
    volatile BiFunction<String, String, String> instead = (tag, command) -> null;
    /** Instead of the literal of a message: gets the UID and the bytes. */
    volatile BiFunction<Long, String, String> literal = (uid, text) -> "{" + text.length() + "}\r\n" + text;

    FakeImap() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "fake-imap");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    synchronized long add(String text) {
        long uid = uidNext++;
        messages.put(uid, text);
        flags.put(uid, "");
        return uid;
    }

    synchronized void remove(long uid) {
        messages.remove(uid);
        flags.remove(uid);
    }

    static String message(String subject) {
        return "Subject: " + subject + "\r\nMessage-ID: <" + subject.replace(' ', '.')
                + "@example.test>\r\nFrom: Boris <boris@example.test>\r\n\r\nText of " + subject + "\r\n";
    }

    /** Tells everybody who waits. */
    void tell(String line) throws IOException {
        for (Out out : idling.keySet()) {
            out.say(line);
        }
    }

    /** Begins to tell everybody who waits, and does not end. */
    void mumble(String text) throws IOException {
        for (Out out : idling.keySet()) {
            out.begin(text);
        }
    }

    /** Breaks the connections of everybody who waits. */
    void drop() throws IOException {
        for (Out out : idling.keySet()) {
            out.close();
        }
    }

    int idlers() {
        return idling.size();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                int number = connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(client, number), "fake-imap-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client, int number) {
        try (client) {
            Out out = new Out(client.getOutputStream(), number <= cuts ? cutAfter : 0);
            out.say(greeting);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                transcript.add(line);
                if (line.equals("DONE")) {
                    String tag = idling.remove(out);
                    out.say(tag + " OK done");
                }
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    answer(line.substring(0, blank), line.substring(blank + 1), out);
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private synchronized void answer(String tag, String command, Out out) throws IOException {
        String other = instead.apply(tag, command);
        if (other != null) {
            out.say(other);
            return;
        }
        if (command.equals("IDLE")) {
            idling.put(out, tag);
            out.say("+ idling");
            return;
        }
        String verb = command.toUpperCase(java.util.Locale.ROOT);
        if (verb.startsWith("CAPABILITY")) {
            out.say("* CAPABILITY " + capabilities);
        } else if (verb.startsWith("LIST")) {
            out.say("* LIST (\\HasNoChildren) \"/\" INBOX");
            out.say("* LIST (\\HasNoChildren) \"/\" \"Deleted Items\"");
        } else if (verb.startsWith("SELECT")) {
            out.say("* " + messages.size() + " EXISTS");
            out.say("* OK [UIDVALIDITY " + validity + "] is it");
            out.say("* OK [UIDNEXT " + uidNext + "] is it");
        } else if (verb.startsWith("UID SEARCH UID")) {
            String set = command.split(" ", -1)[3];
            StringBuilder found = new StringBuilder("* SEARCH");
            messages.keySet().stream()
                    .filter(uid -> in(set, uid))
                    .forEach(uid -> found.append(' ').append(uid));
            out.say(found.toString());
        } else if (verb.startsWith("UID FETCH")) {
            fetch(command, out);
        } else if (verb.startsWith("UID STORE")) {
            String[] words = command.split(" ", 5);
            flags.computeIfPresent(Long.parseLong(words[2]), (uid, old) -> words[4].replaceAll("[()]", ""));
        } else if (verb.startsWith("UID MOVE")) {
            remove(Long.parseLong(command.split(" ", -1)[2]));
        }
        out.say(tag + " OK done");
    }

    private void fetch(String command, Out out) throws IOException {
        Matcher matcher = FETCH.matcher(command);
        if (!matcher.matches()) {
            return;
        }
        int number = 0;
        for (Map.Entry<Long, String> message : messages.entrySet()) {
            number++;
            long uid = message.getKey();
            if (in(matcher.group(1), uid)) {
                StringBuilder items = new StringBuilder("* " + number + " FETCH (UID " + uid);
                if (matcher.group(2).contains("FLAGS")) {
                    items.append(" FLAGS (").append(flags.get(uid)).append(')');
                }
                if (matcher.group(2).contains("INTERNALDATE")) {
                    items.append(" INTERNALDATE \" 2-Nov-2026 10:00:00 +0000\" RFC822.SIZE ")
                            .append(message.getValue().length());
                }
                if (matcher.group(2).contains("BODY.PEEK[]")) {
                    items.append(" BODY[] ").append(literal.apply(uid, message.getValue()));
                }
                out.say(items.append(')').toString());
            }
        }
    }

    private boolean in(String set, long uid) {
        for (String range : set.split(",", -1)) {
            String[] ends = range.replace("*", Long.toString(uidNext)).split(":", -1);
            if (uid >= Long.parseLong(ends[0]) && uid <= Long.parseLong(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What goes out, up to the cut. */
    private static final class Out {
        private final OutputStream out;
        private int left;
        private final boolean endless;

        Out(OutputStream out, int cutAfter) {
            this.out = out;
            this.left = cutAfter;
            this.endless = cutAfter == 0;
        }

        void close() throws IOException {
            out.close();
        }

        void say(String line) throws IOException {
            begin(line + "\r\n");
        }

        /** Says what may not be a whole line. */
        synchronized void begin(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            int length = endless ? bytes.length : Math.min(left, bytes.length);
            out.write(bytes, 0, length);
            out.flush();
            left -= length;
            if (!endless && left == 0) {
                throw new IOException("cut");
            }
        }
    }
}
