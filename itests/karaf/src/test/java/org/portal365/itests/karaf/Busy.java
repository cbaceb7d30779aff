package org.portal365.itests.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Somebody who is signed in, writes a document in Office and has a mailbox that is watched. */
final class Busy {
    private static final Pattern FOLDER = Pattern.compile("data-upload=\"(/disk/folders/[^/]*)/upload\"");
    private static final Pattern FORWARD = Pattern.compile("data-forward=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("<a href=\"(/disk/files/[^\"/]*)\"");
    private static final Pattern VERSION = Pattern.compile("<a href=\"(/disk/files/[^\"/]*/versions/[^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile("<w:t[^>]*>([^<]*)</w:t>");
    private static final Pattern MAIL = Pattern.compile("<a href=\"/mail/message/([^\"]*\">[^<]*)</a>");
    private static final String EDIT = "/edit/office365";

    private final URI sandbox;
    private final String login;
    private final Surfer portal;
    private Surfer office;
    private String session = "";
    private String file = "";
    private String mailbox = "";

    Busy(URI portal, URI sandbox, String login) throws Exception {
        this.sandbox = sandbox;
        this.login = login;
        this.portal = new Surfer(portal);
        this.office = this.portal;
        within("the button is there", 30, () -> this.portal.go("/signin").has("/signin/office365"));
        this.portal.press("/signin/office365", Map.of()).atMicrosoft(login);
        assertTrue(this.portal.toString(), signedIn());
    }

    /** Whether the portal still knows who this is. */
    boolean signedIn() throws IOException {
        return portal.go("/profile").status() == 200 && portal.has("action=\"/signout\"");
    }

    Surfer portal() {
        return portal;
    }

    /** Creates a document in Office and opens it there. */
    void open(String name) throws Exception {
        String folder = portal.go("/disk").first(FOLDER).orElseThrow();
        within("the editor is there", 10, () -> portal.go(folder).has("/new/office365\""));
        portal.press("/new/office365", Map.of("name", name));
        if (portal.has("action=\"/connect\"")) {
            portal.press("/connect", Map.of()).atMicrosoft(login);
            portal.press("/disk/resume/", Map.of());
        }
        session = portal.address().getPath();
        within(
                "the document is open",
                20,
                () -> portal.go(session + "?forward=1").first(FORWARD).isPresent());
        file = portal.first(FILE).orElseThrow();
        office = portal.beside().go(portal.first(FORWARD).orElseThrow());
    }

    /** Saves in Office, whatever the portal does at the moment. */
    void write(String text) throws IOException {
        office.press("/save", Map.of("text-0", text));
        assertTrue(office.toString(), office.has("data-state=\"saved\""));
    }

    /** Closes Office, ends the editing and waits until the document is back. */
    void finish() throws Exception {
        office.press("/close", Map.of());
        within(
                "the end of editing can be asked for",
                20,
                () -> portal.go(session).has(session + "/finish"));
        portal.press(session + "/finish", Map.of());
        within(
                "the document is back",
                30,
                () -> !portal.go(file).has("class=\"sessionbar\"") && portal.status() == 200);
    }

    String session() {
        return session;
    }

    String file() {
        return file;
    }

    /** What is written in each version, the oldest first. */
    List<String> versions() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String address : portal.go(file).all(VERSION)) {
            texts.add(0, text(portal.beside().go(address).body()));
        }
        return texts;
    }

    private static String text(byte[] document) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    Matcher text = TEXT.matcher(new String(zip.readAllBytes(), UTF_8));
                    return text.find() ? text.group(1) : "";
                }
            }
        }
        throw new AssertionError("no document");
    }

    /** Connects the mailbox of the account where it is not, and waits until a connection watches it. */
    void connectMailbox() throws Exception {
        if (!portal.go("/mail").address().getPath().startsWith("/mail/box/")) {
            askForMailbox();
        }
        mailbox = portal.address().getPath();
        assertTrue(portal.toString(), mailbox.startsWith("/mail/box/"));
        within("it is watched", 20, () -> sessions("open") == 1);
    }

    private void askForMailbox() throws Exception {
        within(
                "a mailbox can be connected",
                10,
                () -> portal.go("/mail/connect").has("/mail/connect/office365"));
        portal.press("/mail/connect/office365", Map.of()).atMicrosoft(login);
        if (portal.address().getPath().startsWith("/mail/connected/")) {
            portal.press("/mail/connect/office365", Map.of());
        }
    }

    String mailbox() {
        return mailbox;
    }

    void receive(String subject) throws IOException {
        String message = "Subject: " + subject + "\r\nMessage-ID: <" + subject.replace(' ', '.')
                + "@example.test>\r\nFrom: Boris <boris@example.test>\r\n\r\nText\r\n";
        assertEquals(204, new Surfer(sandbox).post("/control/mail/to/" + login, message.getBytes(UTF_8)));
    }

    /** Sends a letter to herself; it comes when both its ways are free. */
    void send(String subject) throws IOException {
        assertEquals(200, portal.go(mailbox + "/write").status());
        portal.press("/send", Map.of("to", login, "subject", subject, "text", "Text"));
        assertEquals(portal.toString(), 200, portal.status());
    }

    /** Sends a first letter, and permits sending at Microsoft, which is asked for then. */
    void permitSending() throws Exception {
        String first = "First letter";
        send(first);
        within("the permission is asked for", 20, () -> portal.go(mailbox).has("action=\"/connect\""));
        portal.press("/connect", Map.of()).atMicrosoft(login);
        within("the first letter came", 30, () -> mails().contains(first));
    }

    /** Subjects of the messages in the inbox, each message once however often a page shows it. */
    List<String> mails() throws IOException {
        Set<String> all = new LinkedHashSet<>();
        int page = 0;
        do {
            assertEquals(200, portal.go(mailbox + "?page=" + page++).status());
            all.addAll(portal.all(MAIL));
        } while (portal.has("page=" + page));
        return all.stream().map(link -> link.substring(link.indexOf('>') + 1)).toList();
    }

    /** A number that the sandbox tells of its sessions of IMAP: open, begun or loggedOut. */
    int sessions(String what) throws IOException {
        Pattern number = Pattern.compile("\"" + what + "\"\\s*:\\s*([0-9]+)");
        return Integer.parseInt(
                new Surfer(sandbox).go("/control/mail/sessions").first(number).orElseThrow());
    }

    /** The page of the file, with or without an editor. */
    boolean offersEditing(String other) throws IOException {
        return portal.go(other).has(EDIT + "\"");
    }

    static void within(String what, int seconds, Callable<Boolean> fulfilled) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!fulfilled.call()) {
            assertTrue(what, System.nanoTime() < end);
            Thread.sleep(100);
        }
    }
}
