package org.portal365.mail.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.portal365.api.Challenge;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.mail.WayCheck;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Finding.Level;
import org.portal365.api.social.GrantState;

/** Tries each way to a mailbox for real, and says what does not work: to the user plainly, to the administrator the cure. */
public final class WayChecks {
    private final RemoteMailboxes servers;
    private final Consumer<Box> smtp;
    private final AccountTokens tokens;
    private final Refusals refusals;
    private final Supplier<MailPolicy> policy;

    /** @param smtp signs in where messages are handed over, and throws what {@link Submission#send} throws */
    public WayChecks(
            RemoteMailboxes servers,
            Consumer<Box> smtp,
            AccountTokens tokens,
            Refusals refusals,
            Supplier<MailPolicy> policy) {
        this.servers = servers;
        this.smtp = smtp;
        this.tokens = tokens;
        this.refusals = refusals;
        this.policy = policy;
    }

    /** All ways of a mailbox. */
    public List<WayCheck> run(Box box) {
        List<WayCheck> found = new ArrayList<>();
        found.add(tried(box, "way.imap", () -> {
            try (RemoteMailbox remote = servers.open(box)) {
                return Phrases.text("way.imap.works", remote.folders().size());
            }
        }));
        if (!policy.get().localOutgoing()) {
            found.add(tried(box, "way.smtp", () -> {
                smtp.accept(box);
                return box.shared() ? Phrases.text("way.smtp.shared", box.address()) : Phrases.text("way.smtp.works");
            }));
            if (!box.access().byPassword() && policy.get().fallback() != MailPolicy.Fallback.OFF) {
                found.add(graph(box));
            }
        }
        return found;
    }

    private WayCheck tried(Box box, String way, Supplier<Text> attempt) {
        Text title = Phrases.text(way);
        try {
            return good(title, attempt.get());
        } catch (GrantRefusedException e) {
            return missing(box, title, e.refused());
        } catch (MailFault e) {
            return failed(box, title, e);
        }
    }

    private static WayCheck good(Text title, Text words) {
        return new WayCheck(title, new Finding(Level.OK, words, Text.of("")), Optional.empty());
    }

    private WayCheck failed(Box box, Text title, MailFault e) {
        Text words = e.kind() == MailFault.Kind.SMTP_OFF
                ? Phrases.text("delivery.smtp_off")
                : Refusals.words(box, refusals.held(box, e).hold().word());
        Text cure = Phrases.text(
                "way.cure",
                Phrases.text("cure." + e.kind(), box.address(), box.login()),
                String.valueOf(e.getMessage()));
        Optional<Challenge> challenge = e.kind() == MailFault.Kind.TOKEN_REFUSED
                ? Optional.of(tokens.again(box.account(), Optional.empty()))
                : Optional.empty();
        return new WayCheck(title, new Finding(Level.FAILED, words, cure), challenge);
    }

    /** What the user can permit is asked with a link. */
    private WayCheck missing(Box box, Text title, Refused<?, GrantState> refused) {
        boolean user = refused.reason() == GrantState.SIGN_IN_NEEDED || refused.reason() == GrantState.CONSENT_NEEDED;
        Optional<Challenge> challenge = user
                ? refused.challenge().or(() -> Optional.of(tokens.again(box.account(), Optional.empty())))
                : Optional.empty();
        return new WayCheck(title, new Finding(Level.FAILED, refused.user(), refused.admin()), challenge);
    }

    /** A way that is not needed as long as SMTP works. */
    private WayCheck graph(Box box) {
        Text title = Phrases.text("way.graph");
        return tokens.graphGrant(box.account()).fold(token -> good(title, Phrases.text("way.graph.works")), refused -> {
            boolean consent = refused.reason() == GrantState.CONSENT_NEEDED;
            if (!consent) {
                return missing(box, title, refused);
            }
            Finding finding = new Finding(Level.WARNING, Phrases.text("way.graph.consent"), refused.admin());
            return new WayCheck(title, finding, Optional.of(tokens.graph(box.account())));
        });
    }
}
