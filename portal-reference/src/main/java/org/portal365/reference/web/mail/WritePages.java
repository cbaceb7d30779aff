package org.portal365.reference.web.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MessageContent;
import org.portal365.api.mail.MessageReader;
import org.portal365.reference.disk.Blob;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.Draft.Stage;
import org.portal365.reference.mail.Draft.Writer;
import org.portal365.reference.mail.DraftFile;
import org.portal365.reference.mail.DraftText;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.Tokens;

/** How writing begins: a new message, an answer, a forwarded one. Nothing is kept before something was typed. */
final class WritePages implements Routes {
    private final Post post;

    WritePages(Post post) {
        this.post = post;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/box/{box}/write", Caller.USER, this::form),
                Route.post("/mail/message/{id}/forward", Caller.USER, this::forward));
    }

    private Response form(Request request) {
        Mailbox box = post.own(request).box();
        Form query = request.query();
        Optional<MessageRow> answered = query.first("reply").map(id -> post.message(request, id));
        DraftText text = answered.map(row -> answer(request, box, row))
                .orElseGet(() -> DraftText.from(box.identities().get(0).address()));
        String answeredId = answered.map(row -> row.id().value()).orElse("");
        Draft draft = draft(request, Tokens.random(), box.id(), text, answeredId);
        return DraftPages.page(post, request, draft, Optional.empty());
    }

    private static Draft draft(Request request, String id, MailboxId box, DraftText text, String answered) {
        return new Draft(
                id,
                request.user().id(),
                box,
                text,
                answered,
                0,
                Stage.OPEN,
                0,
                Optional.empty(),
                Instant.EPOCH,
                List.of());
    }

    private DraftText answer(Request request, Mailbox box, MessageRow row) {
        Answers answers = answers(request, box, row);
        String said = said(request, row);
        String text = text(row);
        return request.query().ticked("all") ? answers.replyAll(row, said, text) : answers.reply(row, said, text);
    }

    /** Written from the address that the message came to, when that is one of the mailbox. */
    private Answers answers(Request request, Mailbox box, MessageRow row) {
        Set<String> own = Sender.addresses(post.senders(request));
        List<String> received = new ArrayList<>();
        row.to().forEach(one -> received.add(one.address()));
        row.cc().forEach(one -> received.add(one.address()));
        String from = box.identities().stream()
                .map(one -> one.address())
                .filter(address -> received.stream().anyMatch(address::equalsIgnoreCase))
                .findFirst()
                .orElse(box.identities().get(0).address());
        return new Answers(own, from);
    }

    private static String said(Request request, MessageRow row) {
        return Post.WORDS.text("write.said", row.from().shown()).in(request.locale());
    }

    private String text(MessageRow row) {
        try {
            MessageContent content = post.sureReader().read(post.library().body(row));
            return content.text()
                    .filter(text -> !text.isBlank())
                    .orElse(content.summary().text());
        } catch (IOException e) {
            return row.preview();
        }
    }

    /** With the files of the original; pressed twice it is one draft, for the page names it. */
    private Response forward(Request request) throws IOException {
        MessageRow row = post.message(request);
        Mailbox box = post.own(request, row.box()).box();
        String id = Optional.of(request.form().text("key"))
                .filter(key -> key.matches("[A-Za-z0-9_-]{10,64}"))
                .orElseGet(Tokens::random);
        DraftText text = answers(request, box, row).forward(row, said(request, row), text(row));
        Draft draft = draft(request, id, box.id(), text, "");
        boolean unused = post.drafts().save(draft, new Writer(request.reference(), 1, 0));
        // Killed in between, it is done again; changed by its user, it is left alone.
        Optional<Draft> fresh = post.drafts().find(draft.owner(), id).filter(there -> there.version() == 1);
        if (fresh.isPresent()) {
            attachFiles(row, fresh.orElseThrow());
        }
        return Response.redirect("/mail/draft/" + id);
    }

    /** Part by part from the message to the draft, none of them ever whole in memory. */
    private void attachFiles(MessageRow row, Draft draft) throws IOException {
        MessageReader reader = post.sureReader();
        List<MessageContent.Part> parts = reader.read(post.library().body(row)).parts();
        for (MessageContent.Part part : parts.subList(0, Math.min(Room.FILES, parts.size()))) {
            String id = "part-" + part.id();
            if (draft.files().stream().anyMatch(file -> file.id().equals(id))) {
                continue;
            }
            Blob blob = post.drafts().keep(out -> {
                boolean unused = reader.part(post.library().body(row), part.id(), out);
            });
            DraftFilePages.attach(post, draft, new DraftFile(id, DraftFilePages.plain(part.name()), part.type(), blob));
        }
    }
}
