package org.portal365.mail.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.portal365.api.Body;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.Recipient;
import org.portal365.mail.core.SendReport;
import org.portal365.mail.core.SendReport.Reply;
import org.portal365.mail.core.Submission;

/**
 * Sends a message as it is (<a href="https://learn.microsoft.com/graph/api/user-sendmail">user: sendMail</a>, MIME in
 * base64). Graph takes the recipients from the header, Bcc included, and keeps the copy in Sent Items itself.
 */
public final class GraphSubmission implements Submission {
    /** A request may have 4 MB. */
    private static final int LARGEST = 3_000_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final OutboundHttp http;
    private final Supplier<Cloud> cloud;
    private final AccountTokens tokens;

    public GraphSubmission(OutboundHttp http, Supplier<Cloud> cloud, AccountTokens tokens) {
        this.http = http;
        this.cloud = cloud;
        this.tokens = tokens;
    }

    @Override
    public SendReport send(Box box, OutgoingMail mail, Body raw) {
        if (mail.size() > LARGEST) {
            return new SendReport(Map.of(), new Reply(552, "5.3.4 larger than Microsoft Graph takes"));
        }
        String token = tokens.sureGraph(box.account()).value();
        Cloud now = cloud.get();
        URI address = now.graphOrigin().resolve("/v1.0/me/sendMail");
        OutboundRequest request = OutboundRequest.post(address, "text/plain", content(mail, raw))
                .withHeader("Authorization", "Bearer " + token)
                .withTimeout(TIMEOUT);
        try {
            return report(http.forCloud(now).send(request));
        } catch (OutboundException e) {
            if (e.reason() == OutboundException.Reason.TIMEOUT || e.reason() == OutboundException.Reason.UNREACHABLE) {
                return new SendReport(Map.of(), SendReport.UNKNOWN);
            }
            throw new MailFault(Kind.UNREACHABLE, "sendMail: no answer", e);
        }
    }

    private static byte[] content(OutgoingMail mail, Body raw) {
        String hidden = mail.recipients().stream()
                .filter(Recipient::hidden)
                .map(Recipient::address)
                .collect(Collectors.joining(",\r\n "));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (InputStream in = raw.open(0)) {
            if (!hidden.isEmpty()) {
                message.write(("Bcc: " + hidden + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            in.transferTo(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encode(message.toByteArray());
    }

    private static SendReport report(OutboundAnswer answer) {
        if (answer.status() == 202) {
            return new SendReport(Map.of(), new Reply(250, ""));
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            Optional<Duration> wait = answer.header("Retry-After")
                    .filter(value -> value.matches("[0-9]{1,6}"))
                    .map(value -> Duration.ofSeconds(Long.parseLong(value)));
            throw new MailFault(Kind.THROTTLED, "sendMail: HTTP " + answer.status(), wait);
        }
        if (answer.status() == 401) {
            throw new MailFault(Kind.TOKEN_REFUSED, "sendMail: HTTP 401");
        }
        return new SendReport(Map.of(), new Reply(550, "sendMail: HTTP " + answer.status()));
    }
}
