package org.portal365.mail.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.portal365.api.Body;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.net.MailConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogue with an IMAP server. After a fault it is closed: nobody knows what would come next. */
final class ImapConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ImapConnection.class);
    /** Answers to one command. */
    private static final int MOST_ANSWERS = 50_000;

    /** Commands on their way at a time: a far server must not be waited for between them. */
    private static final int OUTSTANDING = 4;

    private static final int MOST_CAPABILITIES = 200;

    /** Signs of life that may come together. */
    private static final int MOST_SIGNS = 20;

    private final MailConnection connection;
    private final ImapReader reader;
    private final Spool spool;
    private Set<String> capabilities = Set.of();
    private int commands;
    private boolean waiting;
    private final FolderNews news = new FolderNews();

    private ImapConnection(MailConnection connection, Spool spool) {
        this.connection = connection;
        this.spool = spool;
        this.reader = new ImapReader(connection, spool);
    }

    /** Reads the greeting. The connection is inside TLS already. */
    static ImapConnection greet(MailConnection connection, Spool spool) {
        ImapConnection imap = new ImapConnection(connection, spool);
        ImapResponse greeting = imap.guarded("greeting", () -> {
            ImapResponse said = imap.reader.read();
            if (!said.untagged() || !said.ok()) {
                // PREAUTH as well: whose mailbox would that be?
                throw ImapFaults.of("greeting", said);
            }
            return said;
        });
        imap.learnCapabilities(greeting);
        return imap;
    }

    boolean can(String capability) {
        return capabilities.contains(capability);
    }

    /** Signs in with a token; empty-handed answers are given where the server wants to tell why not. */
    void xoauth2(String user, String token) {
        if (!can("AUTH=XOAUTH2")) {
            close();
            throw new MailFault(Kind.SWITCHED_OFF, "the IMAP server does not offer XOAUTH2");
        }
        String response = Xoauth2.response(user, token);
        boolean once = can("SASL-IR");
        ImapResponse end = guarded("AUTHENTICATE", () -> {
            String tag = send("AUTHENTICATE XOAUTH2" + (once ? " " + response : ""));
            boolean given = once;
            for (int i = 0; i < MOST_CAPABILITIES; i++) {
                ImapResponse answer = reader.read();
                if (answer.tag().equals("+")) {
                    // The second "+" carries base64 JSON with the reason; it wants an empty line.
                    line(given ? "" : response);
                    given = true;
                } else if (answer.tag().equals(tag)) {
                    return answer;
                }
            }
            throw new MailFault(Kind.PROTOCOL, "AUTHENTICATE does not end");
        });
        if (!end.ok()) {
            close();
            MailFault fault = ImapFaults.of("AUTHENTICATE", end);
            throw fault.kind() == Kind.PROTOCOL ? fault.as(Kind.TOKEN_REFUSED) : fault;
        }
        learnCapabilities(end);
    }

    /** Signs in with a password: SASL PLAIN (RFC 4616), or LOGIN (RFC 3501, 6.2.3) where that is not offered. */
    void password(String user, String password) {
        if (can("AUTH=PLAIN")) {
            plain(user, password);
        } else if (can("LOGINDISABLED")) {
            close();
            throw new MailFault(Kind.SWITCHED_OFF, "the IMAP server takes no passwords");
        } else {
            login(user, password);
        }
    }

    private void plain(String user, String password) {
        String response =
                Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
        letIn(guarded("AUTHENTICATE", () -> {
            String tag = send("AUTHENTICATE PLAIN");
            for (int i = 0; i < MOST_CAPABILITIES; i++) {
                ImapResponse answer = reader.read();
                if (answer.tag().equals("+")) {
                    line(response);
                } else if (answer.tag().equals(tag)) {
                    return answer;
                }
            }
            throw new MailFault(Kind.PROTOCOL, "AUTHENTICATE does not end");
        }));
    }

    private void login(String user, String password) {
        String arguments;
        try {
            arguments = Encodings.quoted(user) + " " + Encodings.quoted(password);
        } catch (IllegalArgumentException e) {
            close();
            throw new MailFault(Kind.PASSWORD_REFUSED, "LOGIN: the server takes names and passwords in ASCII only");
        }
        letIn(command("LOGIN " + arguments, answer -> {}));
    }

    /** A server that is busy says nothing of the password. */
    private void letIn(ImapResponse end) {
        if (!end.ok()) {
            close();
            MailFault fault = ImapFaults.of("sign-in", end);
            throw fault.kind() == Kind.THROTTLED ? fault : fault.as(Kind.PASSWORD_REFUSED);
        }
        learnCapabilities(end);
    }

    /** Many servers tell with the greeting and when they let one in (RFC 3501, 7.1); the others are asked. */
    private void learnCapabilities(ImapResponse said) {
        said.code("CAPABILITY")
                .ifPresentOrElse(
                        told -> capabilities =
                                Set.copyOf(List.of(told.toUpperCase(Locale.ROOT).split(" ", -1))),
                        this::askCapabilities);
    }

    private void askCapabilities() {
        Set<String> found = new HashSet<>();
        ImapResponse end = command("CAPABILITY", answer -> {
            if (answer.name().equals("CAPABILITY")) {
                answer.values().forEach(value -> found.add(value.asText().toUpperCase(Locale.ROOT)));
            }
        });
        sure("CAPABILITY", end);
        capabilities = Set.copyOf(found);
    }

    /** Does one command. */
    ImapResponse command(String command, Consumer<ImapResponse> untagged) {
        return pipelined(List.of(command), untagged).get(0);
    }

    /** Sends commands without waiting for the end of each, {@link #OUTSTANDING} at a time; the ends come in their order. */
    List<ImapResponse> pipelined(List<String> commands, Consumer<ImapResponse> untagged) {
        return pipelined(commands, untagged, end -> {});
    }

    /** @param ended gets the end of each command before anything of the next is heard */
    List<ImapResponse> pipelined(List<String> commands, Consumer<ImapResponse> untagged, Consumer<ImapResponse> ended) {
        if (commands.isEmpty()) {
            return List.of();
        }
        String step = commands.get(0).split("[ (]", 2)[0];
        return guarded(step, () -> {
            List<String> tags = new ArrayList<>();
            List<ImapResponse> ends = new ArrayList<>();
            int answers = 0;
            while (ends.size() < commands.size()) {
                send(commands, tags, ends.size() + OUTSTANDING);
                if (++answers > MOST_ANSWERS) {
                    throw new MailFault(Kind.PROTOCOL, step + ": more than " + MOST_ANSWERS + " answers");
                }
                ImapResponse answer = reader.read();
                if (answer.tag().equals(tags.get(ends.size()))) {
                    ends.add(answer);
                    answers = 0;
                    ended.accept(answer);
                } else if (answer.untagged()) {
                    take(step, answer, untagged);
                } else {
                    throw new MailFault(Kind.PROTOCOL, step + ": an answer to something else");
                }
            }
            return ends;
        });
    }

    /** Sends what follows on the commands that have a tag, up to so many. */
    private void send(List<String> commands, List<String> tags, int most) throws IOException {
        int last = Math.min(most, commands.size());
        if (tags.size() < last) {
            while (tags.size() < last) {
                tags.add(write(commands.get(tags.size())));
            }
            connection.out().flush();
        }
    }

    /** Does a command that ends in a message (RFC 3501, 4.3 and 6.3.11): the server must ask for it first. */
    ImapResponse append(String command, Body message) {
        return guarded("APPEND", () -> {
            String tag = send(command + " {" + message.length() + "}");
            for (int i = 0; i < MOST_CAPABILITIES; i++) {
                ImapResponse answer = reader.read();
                if (answer.tag().equals("+")) {
                    OutputStream out = connection.out();
                    try (InputStream in = message.open(0)) {
                        in.transferTo(out);
                    }
                    line("");
                } else if (answer.tag().equals(tag)) {
                    return answer;
                } else {
                    take("APPEND", answer, other -> {});
                }
            }
            throw new MailFault(Kind.PROTOCOL, "APPEND does not end");
        });
    }

    /** How often the server has told that messages of the open folder came or went. */
    int changes() {
        return news.changes();
    }

    private void take(String step, ImapResponse answer, Consumer<ImapResponse> untagged) {
        if (answer.name().equals("BYE")) {
            throw ImapFaults.of(step, answer);
        }
        news.heard(answer);
        try {
            untagged.accept(answer);
        } finally {
            spool.clear();
        }
    }

    /** Begins to wait for changes (RFC 2177). */
    void idle() {
        guarded("IDLE", () -> {
            String unused = send("IDLE");
            waiting = true;
            for (int i = 0; i < MOST_CAPABILITIES; i++) {
                ImapResponse answer = reader.read();
                if (answer.tag().equals("+")) {
                    return answer;
                }
                if (!answer.untagged()) {
                    throw ImapFaults.of("IDLE", answer);
                }
            }
            throw new MailFault(Kind.PROTOCOL, "IDLE does not begin");
        });
    }

    /**
     * Listens, while it waits, to what has come: whether there is more than a sign of life ("* OK Still here").
     *
     * @param rest time for the rest of what has begun to come
     * @return true also when the connection is no good any more
     */
    boolean news(Duration rest) {
        try {
            return guarded("IDLE", () -> {
                Duration usual = connection.silence(rest);
                boolean alive = true;
                for (int i = 0; alive && (i == 0 || connection.unread()); i++) {
                    ImapResponse answer = reader.read();
                    spool.clear();
                    // Without end is no sign of life.
                    alive = i < MOST_SIGNS && answer.untagged() && answer.name().equals("OK");
                }
                Duration unused = connection.silence(usual);
                return !alive;
            });
        } catch (MailFault e) {
            return true;
        }
    }

    /** Ends waiting; what has changed is seen by the pass that follows. */
    void done() {
        guarded("DONE", () -> {
            line("DONE");
            waiting = false;
            for (int i = 0; i < MOST_ANSWERS; i++) {
                ImapResponse answer = reader.read();
                if (answer.name().equals("BYE")) {
                    throw ImapFaults.of("IDLE", answer);
                }
                if (!answer.untagged()) {
                    return answer;
                }
            }
            throw new MailFault(Kind.PROTOCOL, "IDLE does not end");
        });
    }

    static void sure(String step, ImapResponse end) {
        if (!end.ok()) {
            throw ImapFaults.of(step, end);
        }
    }

    private String send(String command) throws IOException {
        String tag = write(command);
        connection.out().flush();
        return tag;
    }

    private String write(String command) throws IOException {
        String tag = "A" + ++commands;
        OutputStream out = connection.out();
        out.write((tag + " " + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return tag;
    }

    private void line(String text) throws IOException {
        OutputStream out = connection.out();
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private <T> T guarded(String step, Dialogue<T> dialogue) {
        try {
            return dialogue.hold();
        } catch (SocketTimeoutException e) {
            close();
            // A literal that was announced longer than it is looks like this.
            throw new MailFault(Kind.PROTOCOL, step + ": the server is silent where something is due", e);
        } catch (IOException e) {
            close();
            throw new MailFault(Kind.UNREACHABLE, step + ": the connection broke", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    MailConnection connection() {
        return connection;
    }

    /**
     * Takes leave (RFC 3501, 3.4 and 6.1.3) and closes. Nobody waits for the answer: what the server still says is of no
     * use, and thousands may have to be left at once.
     */
    void leave() {
        try {
            if (connection.open()) {
                if (waiting) {
                    connection.out().write("DONE\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                String unused = send("LOGOUT");
            }
        } catch (IOException e) {
            LOG.debug("An IMAP server was left without a word: {}", e.getMessage());
        } finally {
            close();
        }
    }

    void close() {
        connection.close();
        spool.clear();
    }

    /** Something said and heard. */
    @FunctionalInterface
    private interface Dialogue<T> {
        T hold() throws IOException;
    }
}
