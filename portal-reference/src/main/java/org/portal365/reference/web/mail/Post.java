package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portal365.api.Actor;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.MessageId;
import org.portal365.api.mail.MessageReader;
import org.portal365.reference.mail.MailLibrary;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.WebException;

/**
 * What the pages of mail work with. Nothing of a mailbox is shown before it is sure that it is the user's.
 *
 * @param providers that are switched on
 * @param mailboxes of all plug-ins
 * @param explain what a challenge will ask a person to permit
 */
public record Post(
        MailLibrary library,
        Supplier<List<MailProvider>> providers,
        Supplier<List<Mailboxes>> mailboxes,
        Supplier<Optional<MessageReader>> reader,
        Function<Challenge, List<Text>> explain) {
    static final Words WORDS = Words.beside(Post.class);

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

    /** A mailbox and the plug-in that has it. */
    record Own(Mailboxes engine, Mailbox box) {}

    /** The user's mailbox of the address; any other is not found. */
    Own own(Request request) {
        return own(request, new MailboxId(request.id("box")));
    }

    Own own(Request request, MailboxId id) {
        return mailboxes.get().stream()
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
