package org.portal365.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailFolder;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MessageContent;
import org.portal365.api.mail.MessageReader;
import org.portal365.api.mail.MessageSummary;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.memory.InMemoryEditor;
import org.portal365.api.memory.InMemoryOutside;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.JobState;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.Notice;
import org.portal365.reference.disk.DiskStore;
import org.portal365.reference.disk.Wish;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.DraftFile;
import org.portal365.reference.mail.DraftText;
import org.portal365.reference.mail.Drafts;

/** A user who has one of everything that has an id; each call makes a new one, so that tests may use it up. */
final class OwnedThings {
    /** In the name or the content of each of them: nobody else may read it anywhere. */
    static final String SECRET = "secret";

    private static final MailFolderId INBOX = new MailFolderId("INBOX");

    private final TestPortal portal;
    private final UserId owner;
    private final Actor actor;
    private final InMemoryEditor editor;
    private final InMemoryOutside outside;
    private final OneMailbox mailbox;
    private final TestAccounts accounts = new TestAccounts();
    private FileId file = new FileId("none");
    private String said = SECRET;

    OwnedThings(TestPortal portal, UserId owner, String address) {
        this.portal = portal;
        this.owner = owner;
        this.actor = Actor.user(owner);
        editor = new InMemoryEditor("office365", "Office365", disk().disk(), Clock.systemUTC());
        outside = new InMemoryOutside("office365", "Office365", disk().disk(), Clock.systemUTC());
        mailbox = new OneMailbox(owner, address);
        portal.plugins.accounts = Optional.of(accounts);
        portal.plugins.editors.add(editor);
        portal.plugins.sessions = Optional.of(editor);
        portal.plugins.outside.add(outside);
        portal.plugins.mailboxes.add(mailbox);
        portal.plugins.messageReader = Optional.of(new OneReader(SECRET));
        mail().folders(
                        mailbox.id(),
                        List.of(
                                new MailFolder(INBOX, "Inbox", MailFolder.Role.INBOX, true),
                                new MailFolder(new MailFolderId("Junk"), "Junk", MailFolder.Role.JUNK, true)));
    }

    private DiskStore disk() {
        return portal.portal.disk();
    }

    private MailStore mail() {
        return portal.portal.mail().store();
    }

    OneMailbox mailbox() {
        return mailbox;
    }

    TestAccounts accounts() {
        return accounts;
    }

    /** What messages from now on have as sender, recipient, subject, text and name of a file. */
    void says(String words) {
        portal.plugins.messageReader = Optional.of(new OneReader(words));
        said = words;
    }

    /** What to write as the sender of a draft. */
    String from() {
        return mailbox.id() + " " + mailbox.of(owner).get(0).address();
    }

    /** A new thing of a kind; a version is that of the file made last. */
    String fresh(String kind) {
        return switch (kind) {
            case "person" -> owner.value();
            case "erasure" -> portal.portal.privacy().eraseConnections(owner, "test");
            case "file" -> file().value();
            case "version" ->
                disk().disk().file(actor, file).optional().orElseThrow().head().value();
            case "deletedfile" -> deletedFile();
            case "folder" -> folder().value();
            case "deletedfolder" -> deletedFolder();
            case "edit" -> edit();
            case "job" -> job(JobState.RUNNING);
            case "finishedjob" -> job(JobState.DONE);
            case "wish" -> disk().wishes().note(owner, new Wish.Open(file(), "office365"));
            case "rerun" -> disk().wishes().note(owner, new Wish.Run(file(), "office365", JobKind.PDF));
            case "notice" -> notice();
            case "mailbox" -> mailbox.id().value();
            case "message" -> message();
            case "draft" -> draft();
            case "outgoing" -> outgoing();
            case "identity" -> identity();
            case "session" -> session();
            case "account" -> accounts.add(owner).value();
            default -> throw new IllegalArgumentException("nobody makes a " + kind);
        };
    }

    private FileId file() {
        file = disk().disk()
                .createFile(
                        actor, disk().library().home(owner), SECRET + ".docx", key(), Body.of(SECRET.getBytes(UTF_8)))
                .optional()
                .orElseThrow();
        return file;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String deletedFile() {
        FileId gone = file();
        var unused = disk().bin().delete(actor, gone).optional().orElseThrow();
        return gone.value();
    }

    private FolderId folder() {
        return disk().library()
                .createFolder(actor, disk().library().home(owner), SECRET + " " + key())
                .optional()
                .orElseThrow();
    }

    private String deletedFolder() {
        FolderId gone = folder();
        var unused = disk().bin().delete(actor, gone).optional().orElseThrow();
        return gone.value();
    }

    private String edit() {
        EditSessionId session = editor.open(new OpenRequest(actor, file(), Optional.empty()))
                .optional()
                .orElseThrow()
                .id();
        editor.put(session, EditState.OPEN);
        return session.value();
    }

    private String job(JobState state) {
        JobId job = outside.begin(JobRequest.ofFile(actor, JobKind.PDF, file(), key()))
                .optional()
                .orElseThrow()
                .id();
        outside.put(job, state);
        return job.value();
    }

    private String notice() {
        disk().notices().tell(new Notice(key(), owner, Text.of(SECRET), Optional.empty()));
        return disk().notices().of(owner).get(0).id();
    }

    private String message() {
        Optional<Checkpoint> before = mail().state(mailbox.id(), INBOX).checkpoint();
        long uid = before.map(Checkpoint::high).orElse(0L) + 1;
        try {
            Arrival arrival = new Arrival(
                    uid,
                    mail().stage(mailbox.id(), Body.of("raw secret".getBytes(UTF_8))),
                    OneReader.summary("<" + uid + "@example.test>", said),
                    Instant.now(),
                    Set.of());
            Checkpoint next = new Checkpoint(1, 1, uid, 0);
            mail().apply(new FolderChange(mailbox.id(), INBOX, before, next, List.of(arrival), Map.of(), Set.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return portal.portal.mail().library().list(mailbox.id(), INBOX, 0).stream()
                .filter(row -> row.uid() == uid)
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    private String draft() {
        Drafts drafts = portal.portal.mail().drafts();
        String id = "draft-" + key();
        DraftText text = new DraftText("anna@example.test", "vera@example.test", "", "", SECRET, SECRET);
        Draft draft = new Draft(
                id, owner, mailbox.id(), text, "", 0, Draft.Stage.OPEN, 0, Optional.empty(), Instant.EPOCH, List.of());
        boolean saved = drafts.save(draft, new Draft.Writer("page", 1, 0));
        boolean attached = drafts.attach(
                owner,
                id,
                new DraftFile("file-0001", SECRET + ".txt", "text/plain", drafts.keep(Body.of(new byte[3]))));
        if (!saved || !attached) {
            throw new IllegalStateException("no draft");
        }
        return id;
    }

    private String outgoing() {
        OutgoingId id = new OutgoingId(key());
        mailbox.deliveries.add(new Delivery(
                id,
                mailbox.id(),
                SECRET,
                Delivery.State.FAILED,
                List.of(),
                Optional.of(Text.of("Not delivered")),
                Optional.empty(),
                Optional.empty()));
        return id.value();
    }

    private String identity() {
        String subject = key();
        var unused = portal.portal
                .links()
                .link(owner, new ExternalIdentity("test", "tenant", subject))
                .optional()
                .orElseThrow();
        return subject;
    }

    /** One in another browser. */
    private String session() {
        var sessions = portal.portal.sessions();
        Set<String> before =
                Set.copyOf(sessions.of(owner).stream().map(open -> open.id()).toList());
        var unused = portal.signedIn(owner);
        return sessions.of(owner).stream()
                .map(open -> open.id())
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /** Reads every message as the same. */
    private record OneReader(String said) implements MessageReader {
        static MessageSummary summary(String id, String said) {
            MailAddress somebody = new MailAddress(said, "vera@example.test");
            return new MessageSummary(
                    id,
                    List.of(),
                    somebody,
                    List.of(somebody),
                    List.of(somebody),
                    said,
                    Optional.of(Instant.EPOCH),
                    said,
                    said,
                    true,
                    10);
        }

        @Override
        public MessageContent read(Body raw) {
            var part = new MessageContent.Part("2", said + ".txt", "text/plain", "", 3);
            return new MessageContent(
                    summary("<1>", said), Optional.of(said), Optional.of("<b>secret</b>"), List.of(part), true);
        }

        @Override
        public boolean part(Body raw, String id, OutputStream out) throws IOException {
            out.write(SECRET.getBytes(UTF_8));
            return true;
        }
    }
}
