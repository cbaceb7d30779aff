package org.portal365.mail.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.portal365.api.social.GrantState;
import org.portal365.mail.core.Hold.Reason;
import org.portal365.mail.core.OutgoingMail.Stage;
import org.portal365.mail.core.OutgoingMail.Way;
import org.portal365.mail.core.Recipient.State;
import org.portal365.mail.core.SendReport.Reply;

/** Moves messages on: never lost, and twice only where nobody can know, and then with the same Message-ID. */
public final class Outbox {
    private static final String NO_GRANT = "box.admin";
    private static final String NOT_ALLOWED = "box.not_allowed";
    private static final String NOT_SET_UP = "box.not_set_up";
    /** What is said of messages that wait for an administrator. */
    public static final Set<String> ADMIN = Set.of(NO_GRANT, NOT_ALLOWED, NOT_SET_UP);

    private static final Duration GIVE_UP = Duration.ofHours(24);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration ADMIN_TIME = Duration.ofMinutes(15);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);
    private static final int LOOKS = 4;
    /** Exchange Online takes three connections from a mailbox at a time (432 4.3.2). */
    private static final int AT_ONCE = 3;

    private static final Duration NEXT_TURN = Duration.ofSeconds(1);

    private final OutgoingStore store;
    private final Map<Way, Submission> ways;
    private final SentItems sent;
    private final Supplier<MailPolicy> policy;
    private final Backoff backoff;
    private final Clock clock;

    public Outbox(
            OutgoingStore store,
            Map<Way, Submission> ways,
            SentItems sent,
            Supplier<MailPolicy> policy,
            Backoff backoff,
            Clock clock) {
        this.store = store;
        this.ways = Map.copyOf(ways);
        this.sent = sent;
        this.policy = policy;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * Does what is next.
     *
     * @param write stores what is about to be done
     * @return the message as it is to be kept; its hold says when it wants to be looked at again
     */
    public OutgoingMail step(Box box, OutgoingMail mail, Consumer<OutgoingMail> write) {
        try {
            return switch (mail.stage()) {
                case QUEUED -> attempt(box, mail, write);
                case SENDING -> mail.at(Stage.UNCERTAIN, wait(mail, "delivery.uncertain", LOOK_AGAIN, ""));
                case UNCERTAIN -> look(box, mail);
                case FILING -> filed(box, mail);
                default -> mail;
            };
        } catch (GrantRefusedException e) {
            return refused(mail, e);
        } catch (MailFault e) {
            return fault(mail, e);
        }
    }

    private OutgoingMail attempt(Box box, OutgoingMail mail, Consumer<OutgoingMail> write) {
        // The message itself was counted when it was taken over.
        int minute = store.since(mail.box(), clock.instant().minus(MINUTE)).messages();
        if (minute > policy.get().perMinute() && mail.hold().attempts() == 0) {
            return mail.at(Stage.QUEUED, wait(mail, "delivery.pace", MINUTE, ""));
        }
        if (store.sending(mail.box()) >= AT_ONCE) {
            Optional<Instant> turn = Optional.of(clock.instant().plus(NEXT_TURN));
            Hold hold = mail.hold();
            return mail.at(
                    Stage.QUEUED,
                    new Hold(Reason.WAITING, "delivery.pace", turn, hold.attempts(), Optional.empty(), hold.detail()));
        }
        OutgoingMail sending = mail.at(Stage.SENDING, mail.hold());
        write.accept(sending);
        try {
            return ended(sending, way(mail).send(box, sending, store.raw(mail.id())));
        } catch (GrantRefusedException e) {
            return refused(mail, e);
        } catch (MailFault e) {
            return fault(mail, e);
        }
    }

    /** Never another way than the one that was chosen: what is missing is said, not passed by. */
    private Submission way(OutgoingMail mail) {
        return Optional.ofNullable(ways.get(mail.way()))
                .orElseThrow(() -> new MailFault(MailFault.Kind.UNREACHABLE, "no way " + mail.way()));
    }

    private OutgoingMail ended(OutgoingMail mail, SendReport report) {
        if (report.end().equals(SendReport.UNKNOWN)) {
            OutgoingMail known = mail.with(judged(mail, report.refusals(), Optional.empty()));
            return known.at(Stage.UNCERTAIN, wait(known, "delivery.uncertain", LOOK_AGAIN, ""));
        }
        return settled(mail.with(judged(mail, report.refusals(), Optional.of(report.end()))), report.end());
    }

    private static List<Recipient> judged(OutgoingMail mail, Map<String, Reply> refusals, Optional<Reply> end) {
        return mail.recipients().stream()
                .map(recipient -> {
                    Reply own = refusals.get(recipient.address());
                    if (recipient.state() != State.WAITING || (own == null && end.isEmpty())) {
                        return recipient;
                    }
                    Reply reply = own == null ? end.orElseThrow() : own;
                    State state = reply.good() ? State.ACCEPTED : reply.later() ? State.WAITING : State.REFUSED;
                    return recipient.with(state, reply.good() ? "" : reply.code() + " " + reply.text());
                })
                .toList();
    }

    private OutgoingMail settled(OutgoingMail mail, Reply end) {
        if (!mail.waiting().isEmpty()) {
            String why = mail.waiting().get(0).answer();
            return later(mail, "delivery.waiting", why.isEmpty() ? end.text() : why, Optional.empty());
        }
        boolean all = mail.recipients().stream().allMatch(recipient -> recipient.state() == State.ACCEPTED);
        if (all) {
            return mail.at(mail.way() == Way.LOCAL ? Stage.FILING : Stage.SENT, Hold.NONE);
        }
        String answer = mail.recipients().stream()
                .filter(recipient -> recipient.state() == State.REFUSED)
                .map(Recipient::answer)
                .findFirst()
                .orElse("");
        return failed(mail, sendAs(answer) ? "delivery.send_as" : "delivery.refused", answer);
    }

    /** Exchange: no right to send in the name of the address (554 5.2.252, 550 5.7.60). */
    private static boolean sendAs(String answer) {
        return answer.contains("SendAsDenied") || answer.contains("5.2.252") || answer.contains("5.7.60");
    }

    /** After a cut: is it among what was sent? */
    private OutgoingMail look(Box box, OutgoingMail mail) {
        if (sent.has(box, mail.messageId())) {
            List<Recipient> accepted = mail.recipients().stream()
                    .map(recipient ->
                            recipient.state() == State.WAITING ? recipient.with(State.ACCEPTED, "") : recipient)
                    .toList();
            return settled(mail.with(accepted), new Reply(250, ""));
        }
        if (mail.hold().attempts() < LOOKS) {
            return mail.at(Stage.UNCERTAIN, wait(mail, "delivery.uncertain", LOOK_AGAIN, ""));
        }
        return mail.at(Stage.QUEUED, Hold.NONE);
    }

    /** A provider that was passed by has no copy. After a day it stays like that: the message itself has gone. */
    private OutgoingMail filed(Box box, OutgoingMail mail) {
        if (clock.instant().isBefore(mail.created().plus(GIVE_UP))) {
            sent.file(box, mail.messageId(), store.raw(mail.id()));
        }
        return mail.at(Stage.SENT, Hold.NONE);
    }

    private OutgoingMail fault(OutgoingMail mail, MailFault e) {
        String words = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case SMTP_OFF -> switchedOff(mail, words);
            // Seldom: each try of a wrong password brings the account nearer to being locked.
            case PASSWORD_REFUSED -> later(mail, "delivery.password", words, Optional.of(Duration.ofHours(1)));
            case NOT_ALLOWED -> later(mail, NOT_ALLOWED, words, Optional.of(ADMIN_TIME));
            case NOT_SET_UP -> later(mail, NOT_SET_UP, words, Optional.of(ADMIN_TIME));
            case NOT_TRUSTED -> later(mail, "box.not_trusted", words, Optional.empty());
            case TOKEN_REFUSED -> asking(later(mail, "delivery.permit", words, Optional.of(Duration.ofMinutes(5))));
            case NOT_PERMITTED, SWITCHED_OFF ->
                later(mail, "delivery.not_let_in", words, Optional.of(Duration.ofMinutes(5)));
            default -> later(mail, "delivery.waiting", words, e.retryAfter());
        };
    }

    /** A token that is not taken may lack the permission: the user is asked, and it is tried again meanwhile. */
    private static OutgoingMail asking(OutgoingMail mail) {
        Hold hold = mail.hold();
        return mail.over()
                ? mail
                : mail.at(
                        mail.stage(),
                        new Hold(
                                Reason.SIGN_IN,
                                hold.word(),
                                hold.until(),
                                hold.attempts(),
                                Optional.empty(),
                                hold.detail()));
    }

    private OutgoingMail switchedOff(OutgoingMail mail, String words) {
        boolean begun = mail.recipients().stream().anyMatch(recipient -> recipient.state() == State.ACCEPTED);
        if (begun || policy.get().fallback() == MailPolicy.Fallback.OFF) {
            return failed(mail, "delivery.smtp_off", words);
        }
        if (policy.get().fallback() == MailPolicy.Fallback.ON || store.agreed(mail.box())) {
            return mail.by(Way.GRAPH).at(Stage.QUEUED, Hold.NONE);
        }
        return mail.at(
                Stage.ASKING,
                new Hold(Reason.SIGN_IN, "delivery.ask_graph", Optional.empty(), 0, Optional.empty(), words));
    }

    private OutgoingMail refused(OutgoingMail mail, GrantRefusedException e) {
        return switch (e.refused().reason()) {
            case SIGN_IN_NEEDED, CONSENT_NEEDED ->
                mail.at(
                        stage(mail),
                        new Hold(
                                Reason.SIGN_IN,
                                consent(mail, e),
                                Optional.of(clock.instant().plus(Duration.ofMinutes(5))),
                                mail.hold().attempts() + 1,
                                e.refused().challenge().flatMap(challenge -> challenge.claims()),
                                String.valueOf(e.getMessage())));
            case UNREACHABLE -> later(mail, "delivery.waiting", String.valueOf(e.getMessage()), Optional.empty());
            default -> later(mail, NO_GRANT, String.valueOf(e.getMessage()), Optional.of(ADMIN_TIME));
        };
    }

    private static String consent(OutgoingMail mail, GrantRefusedException e) {
        if (mail.way() == Way.GRAPH) {
            return "delivery.graph_consent";
        }
        return e.refused().reason() == GrantState.CONSENT_NEEDED ? "delivery.consent" : "box.sign_in";
    }

    private static Stage stage(OutgoingMail mail) {
        return mail.stage() == Stage.UNCERTAIN || mail.stage() == Stage.FILING ? mail.stage() : Stage.QUEUED;
    }

    private OutgoingMail later(OutgoingMail mail, String word, String words, Optional<Duration> wanted) {
        Instant end = mail.created().plus(GIVE_UP);
        if (!clock.instant().isBefore(end)) {
            List<Recipient> given = mail.recipients().stream()
                    .map(recipient ->
                            recipient.state() == State.WAITING ? recipient.with(State.REFUSED, words) : recipient)
                    .toList();
            return failed(mail.with(given), "delivery.given_up", words);
        }
        Duration wait = wanted.orElseGet(() -> backoff.after(mail.hold().attempts()));
        return mail.at(stage(mail), wait(mail, word, wait, words));
    }

    private Hold wait(OutgoingMail mail, String word, Duration wait, String words) {
        int attempts = mail.hold().attempts() + 1;
        return new Hold(
                Reason.WAITING, word, Optional.of(clock.instant().plus(wait)), attempts, Optional.empty(), words);
    }

    private static OutgoingMail failed(OutgoingMail mail, String word, String words) {
        return mail.at(Stage.FAILED, new Hold(Reason.NONE, word, Optional.empty(), 0, Optional.empty(), words));
    }
}
