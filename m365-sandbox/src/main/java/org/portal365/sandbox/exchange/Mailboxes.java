package org.portal365.sandbox.exchange;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.SandboxParts;

/** Everybody's mailbox: the folders Exchange makes, kept on disk. */
public final class Mailboxes implements AutoCloseable {
    static final String INBOX = "INBOX";
    static final String SENT = "Sent Items";
    private static final List<String> FOLDERS =
            List.of(INBOX, SENT, "Drafts", "Deleted Items", "Junk Email", "Archive");

    private final Managers managers;
    private final SandboxParts parts;
    private final MailFiles files;

    private Mailboxes(Managers managers, SandboxParts parts) {
        this.managers = managers;
        this.parts = parts;
        this.files = new MailFiles(parts.state().resolve("exchange"));
    }

    static Mailboxes open(SandboxParts parts, MailTokens tokens) {
        Mailboxes mailboxes = new Mailboxes(new Managers(), parts);
        List<String> addresses = new ArrayList<>(tokens.sharedAddresses());
        parts.directory().people().stream()
                .filter(person -> !person.guest() && !person.personal())
                .map(Person::upn)
                .forEach(addresses::add);
        for (String address : addresses) {
            mailboxes.create(address, tokens);
        }
        return mailboxes;
    }

    private void create(String address, MailTokens tokens) {
        try {
            GreenMailUser user = managers.getUserManager().createUser(address, address, address);
            ((UserImpl) user)
                    .setTokenValidator(token -> !parts.switches().on("imapDisabled")
                            && tokens.person(token, "IMAP.AccessAsUser.All", address)
                                    .isPresent());
            boolean fresh = files.empty(address);
            for (String name : FOLDERS) {
                MailFolder folder = folder(user, name);
                files.load(address, name, folder);
                folder.addListener(new Saving(() -> files.later(address, name, folder)));
            }
            if (fresh) {
                for (byte[] welcome : Welcome.messages(address)) {
                    deliver(address, INBOX, welcome, new Flags());
                }
            }
        } catch (UserException | FolderException | AuthorizationException e) {
            throw new IllegalStateException("The mailbox of " + address + " cannot be made", e);
        }
    }

    private MailFolder folder(GreenMailUser user, String name) throws FolderException, AuthorizationException {
        MailFolder there = managers.getImapHostManager().getFolder(user, name);
        return there == null ? managers.getImapHostManager().createMailbox(user, name) : there;
    }

    Managers managers() {
        return managers;
    }

    /** Whether somebody here gets mail by this address. */
    boolean has(String address) {
        return managers.getUserManager().getUser(address) != null;
    }

    /** Puts a message into a folder; it is on disk when this returns. False when there is no such mailbox. */
    public boolean deliver(String address, String folder, byte[] message, Flags flags) {
        Optional<GreenMailUser> user =
                Optional.ofNullable(managers.getUserManager().getUser(address));
        if (user.isEmpty()) {
            return false;
        }
        MailFolder target = managers.getImapHostManager().getFolder(user.orElseThrow(), folder);
        try {
            MimeMessage parsed = new MimeMessage(null, new ByteArrayInputStream(message));
            target.appendMessage(parsed, flags, Date.from(parts.clock().instant()));
        } catch (MessagingException e) {
            throw new IllegalStateException("The message cannot be delivered", e);
        }
        files.now(address, folder, target);
        return true;
    }

    @Override
    public void close() {
        files.close();
    }
}
