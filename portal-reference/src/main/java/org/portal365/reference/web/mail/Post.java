package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portal365.api.Actor;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.MessageId;
import org.portal365.api.mail.MessageReader;
import org.portal365.reference.disk.DiskStore;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.Drafts;
import org.portal365.reference.mail.MailLibrary;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.mail.Watches;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.WebException;
import org.portal365.reference.web.disk.NoticeModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the pages of mail work with. Nothing of a mailbox is shown before it is sure that it is the user's.
 *
 * @param providers that are switched on
 * @param mailboxes of all plug-ins
 * @param explain what a challenge will ask a person to permit
 */
public record Post(
        MailLibrary library,
        Drafts drafts,
        Watches watches,
        DiskStore disk,
        Supplier<List<MailProvider>> providers,
        Supplier<List<Mailboxes>> mailboxes,
        Supplier<Optional<MessageReader>> reader,
        Function<Challenge, List<Text>> explain) {
    static final Words WORDS = Words.beside(Post.class);
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    static Actor actor(Request request) {
        return Actor.user(request.user().id());
    }

    static Page page(String template, Text title, Object model) {
        return new Page(template, title, WORDS, model);
    }

    List<Mailbox> all(Request request) {
        return mailboxes.get().stream()
                .flatMap(some -> some.of(request.user().id()).stream())
                .toList();
    }

    /** Those that have mailboxes; while there is none, nobody is told that his mailbox does not exist. */
    List<Mailboxes> engines() {
        List<Mailboxes> engines = mailboxes.get();
        if (engines.isEmpty()) {
            throw new WebException(503, WORDS.text("mail.away"));
        }
        return engines;
    }

    /** How much the user has not read; a plug-in that fails takes no page along. */
    public int unread(UserId user) {
        try {
            return library.unread(mailboxes.get().stream()
                    .flatMap(some -> some.of(user).stream())
                    .map(Mailbox::id)
                    .toList());
        } catch (RuntimeException broken) {
            LOG.warn("The unread mail of {} cannot be counted", user, broken);
            return 0;
        }
    }

    /** A mailbox and the plug-in that has it. */
    record Own(Mailboxes engine, Mailbox box) {}

    /** The user's mailbox of the address; any other is not found. */
    Own own(Request request) {
        return own(request, new MailboxId(request.id("box")));
    }

    Own own(Request request, MailboxId id) {
        return engines().stream()
                .flatMap(engine -> engine.find(id, actor(request)).map(box -> new Own(engine, box)).stream())
                .findFirst()
                .orElseThrow(WebException::notFound);
    }

    /** The message of the address, in a mailbox of the user. */
    MessageRow message(Request request) {
        return message(request, request.id("id"));
    }

    MessageRow message(Request request, String id) {
        MessageRow row = library.message(new MessageId(id)).orElseThrow(WebException::notFound);
        var unused = own(request, row.box());
        return row;
    }

    /** A message of this id in a mailbox of the user; nothing when it is not there any more, or another's. */
    Optional<MessageRow> findMessage(Request request, String id) {
        return Optional.of(id)
                .filter(text -> !text.isBlank())
                .flatMap(text -> library.message(new MessageId(text)))
                .filter(row -> all(request).stream().anyMatch(box -> box.id().equals(row.box())));
    }

    /** The draft of the address, of the user. */
    Draft draft(Request request) {
        return drafts.find(request.user().id(), request.id("id")).orElseThrow(WebException::notFound);
    }

    /** What the user may write from. */
    List<Sender> senders(Request request) {
        return Sender.all(all(request));
    }

    /** What the user is told, here as on the Disk. */
    List<NoticeModel> notices(Request request) {
        return disk.notices().of(request.user().id()).stream()
                .map(item -> new NoticeModel(item.id(), item.words(), Optional.empty(), item.told()))
                .toList();
    }

    MessageReader sureReader() {
        return reader.get().orElseThrow(() -> new WebException(503, WORDS.text("reader.gone")));
    }

    static int status(MailRefusal reason) {
        return switch (reason) {
            case GONE -> 404;
            case NO_RIGHT, ADMIN_NEEDED -> 403;
            case UNAVAILABLE, TRY_LATER -> 503;
            case TOO_MANY -> 429;
            case SIGN_IN_NEEDED -> 409;
            default -> 400;
        };
    }
}
