package org.portal365.reference.web.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Text;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.Outgoing;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** Writing: a new message, an answer, a forwarded one. */
final class WritePages implements Routes {
    private static final int QUOTED = 20_000;

    private final Post post;

    WritePages(Post post) {
        this.post = post;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail/box/{box}/write", Caller.USER, this::form),
                Route.post("/mail/box/{box}/write", Caller.USER, this::send));
    }

    private Response form(Request request) {
        Mailbox box = post.own(request).box();
        Form query = request.query();
        Optional<MessageRow> answered =
                query.first("reply").or(() -> query.first("forward")).map(id -> post.message(request, id));
        WriteModel.Draft draft = answered.isEmpty()
                ? WriteModel.Draft.empty(request.reference())
                : draft(request, box, answered.orElseThrow());
        return page(box, draft, Optional.empty(), 200);
    }

    private WriteModel.Draft draft(Request request, Mailbox box, MessageRow row) {
        boolean reply = request.query().first("reply").isPresent();
        boolean all = request.query().ticked("all");
        Set<String> copies = new LinkedHashSet<>();
        if (all) {
            row.to().forEach(one -> copies.add(one.address()));
            row.cc().forEach(one -> copies.add(one.address()));
            copies.remove(box.address());
            copies.remove(row.from().address());
        }
        return new WriteModel.Draft(
                request.reference(),
                reply ? row.from().address() : "",
                String.join(", ", copies),
                "",
                subject(reply ? "Re: " : "Fwd: ", row.subject()),
                quoted(request, row),
                reply ? row.id().value() : "");
    }

    private static String subject(String prefix, String subject) {
        return subject.regionMatches(true, 0, prefix, 0, prefix.length()) ? subject : prefix + subject;
    }

    private String quoted(Request request, MessageRow row) {
        String text;
        try {
            text = post.sureReader().read(post.library().body(row)).text().orElse(row.preview());
        } catch (IOException e) {
            text = row.preview();
        }
        String cut = text.length() > QUOTED ? text.substring(0, QUOTED) : text;
        String said = Post.WORDS.text("write.said", row.from().shown()).in(request.locale());
        return "\n\n" + said + "\n> " + cut.strip().replace("\r\n", "\n").replace("\n", "\n> ");
    }

    private static Response page(Mailbox box, WriteModel.Draft draft, Optional<Text> problem, int status) {
        return Response.page(Post.page(
                        "mail/write.jte", Post.WORDS.text("write.title"), new WriteModel(box, draft, problem)))
                .status(status);
    }

    private Response send(Request request) throws IOException {
        Post.Own own = post.own(request);
        Mailbox box = own.box();
        Form form = request.form();
        WriteModel.Draft draft = new WriteModel.Draft(
                form.text("key"),
                form.text("to"),
                form.text("cc"),
                form.text("bcc"),
                form.text("subject"),
                form.text("text"),
                form.text("answered"));
        Optional<MessageRow> answered =
                Optional.of(draft.answered()).filter(id -> !id.isEmpty()).map(id -> post.message(request, id));
        Outgoing outgoing = new Outgoing(
                Post.actor(request),
                box.id(),
                draft.key(),
                new MailAddress(
                        request.user().profile().name(), box.identities().get(0).address()),
                addresses(draft.to()),
                addresses(draft.cc()),
                addresses(draft.bcc()),
                draft.subject(),
                draft.text(),
                answered.map(WritePages::thread).orElse(List.of()),
                List.of());
        return own.engine()
                .submit(outgoing)
                .fold(
                        sent -> {
                            answered.ifPresent(row -> post.library().flag(row, Set.of(Flag.ANSWERED), Set.of()));
                            return Response.redirect("/mail/box/" + box.id());
                        },
                        refused -> page(box, draft, Optional.of(refused.user()), Post.status(refused.reason())));
    }

    /** RFC 5322, 3.6.4: what it referred to, and then itself. */
    private static List<String> thread(MessageRow row) {
        List<String> thread = new ArrayList<>(row.references());
        if (!row.messageId().isEmpty()) {
            thread.remove(row.messageId());
            thread.add(row.messageId());
        }
        return thread;
    }

    /** Addresses with commas, semicolons or line ends between; a name may stand before one in angle brackets. */
    static List<MailAddress> addresses(String text) {
        List<MailAddress> addresses = new ArrayList<>();
        for (String one : text.split("[,;\\n]", -1)) {
            String typed = one.strip();
            int start = typed.lastIndexOf('<');
            if (start >= 0 && typed.endsWith(">")) {
                String name = typed.substring(0, start).strip().replace("\"", "");
                addresses.add(new MailAddress(name, typed.substring(start + 1, typed.length() - 1)));
            } else if (!typed.isEmpty()) {
                addresses.add(new MailAddress("", typed));
            }
        }
        return addresses;
    }
}
