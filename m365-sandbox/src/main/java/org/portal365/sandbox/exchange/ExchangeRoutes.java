package org.portal365.sandbox.exchange;

import io.javalin.http.Context;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;
import org.portal365.sandbox.entra.AccessToken;
import org.portal365.sandbox.entra.Verdict;

/** POST /me/sendMail with a message in MIME; and, on the control page, mail from nowhere, the sessions of IMAP and their end. */
public final class ExchangeRoutes implements Routes {
    private final SandboxParts parts;
    private final Exchange exchange;
    private final Submissions submissions;

    public ExchangeRoutes(SandboxParts parts, Exchange exchange) {
        this.parts = parts;
        this.exchange = exchange;
        this.submissions = new Submissions(parts, exchange.mailboxes(), new MailTokens(parts));
    }

    @Override
    public void register(Sites sites) {
        sites.graph(routes -> routes.post("/v1.0/me/sendMail", this::send));
        sites.browser(routes -> {
            routes.get(
                    "/control/mail/sessions",
                    context -> context.contentType("application/json").result(Json.write(exchange.sessions())));
            routes.post("/control/mail/to/{address}", context -> {
                submissions.deliver("", List.of(context.pathParam("address")), context.bodyAsBytes());
                context.status(204);
            });
            routes.post("/control/mail/hang-up", context -> {
                exchange.hangUp();
                context.status(204);
            });
        });
    }

    private void send(Context context) throws IOException {
        Verdict verdict = parts.accessTokens()
                .verify(context.header("Authorization"), parts.addresses().graph());
        AccessToken token = verdict.token();
        if (token == null) {
            refuse(context, verdict.status(), verdict.code(), verdict.message());
        } else if (!token.scopes().contains("Mail.Send")) {
            refuse(context, 403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        } else {
            try {
                submit(context, token);
            } catch (MessagingException | IllegalArgumentException e) {
                refuse(context, 400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
            }
        }
    }

    private void submit(Context context, AccessToken token) throws MessagingException, IOException {
        byte[] raw = Base64.getDecoder().decode(context.body().getBytes(StandardCharsets.US_ASCII));
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(raw));
        List<String> recipients = new ArrayList<>();
        Address[] all = message.getAllRecipients();
        for (Address address : all == null ? new Address[0] : all) {
            recipients.add(((InternetAddress) address).getAddress().toLowerCase(Locale.ROOT));
        }
        message.removeHeader(Message.RecipientType.BCC.toString());
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        message.writeTo(kept);
        String sender = parts.directory()
                .person(token.tid(), token.oid())
                .map(Person::upn)
                .orElse("");
        submissions.deliver(sender, recipients, kept.toByteArray());
        context.status(202);
    }

    private static void refuse(Context context, int status, String code, String message) {
        context.status(status).json(Map.of("error", Map.of("code", code, "message", message)));
    }
}
