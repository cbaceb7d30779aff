package org.portal365.mail.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.mail.core.OutgoingMail.Stage;
import org.portal365.mail.core.OutgoingMail.Way;

/** Takes messages over: who may send what to whom, then the message whole into the outbox. */
public final class Submitting {
    private static final int MOST_RECIPIENTS = 500;
    private static final int LONGEST_SUBJECT = 1_000;
    private static final int LONGEST_TEXT = 5_000_000;
    private static final Duration DAY = Duration.ofDays(1);

    private final OutgoingStore store;
    private final Composer composer;
    private final Supplier<MailPolicy> policy;
    private final Audit audit;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Quota quota;

    /** Without a limit for single users. */
    public Submitting(
            OutgoingStore store,
            Composer composer,
            Supplier<MailPolicy> policy,
            Audit audit,
            Clock clock,
            Supplier<String> ids) {
        this(store, composer, policy, audit, clock, ids, Quota.NONE);
    }

    public Submitting(
            OutgoingStore store,
            Composer composer,
            Supplier<MailPolicy> policy,
            Audit audit,
            Clock clock,
            Supplier<String> ids,
            Quota quota) {
        this.quota = quota;
        this.store = store;
        this.composer = composer;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Takes it over once, however often it is handed over. */
    public Outcome<OutgoingId, MailRefusal> submit(Box box, Outgoing outgoing) {
        Optional<OutgoingId> before = store.byKey(box.id(), outgoing.key());
        if (before.isPresent()) {
            return new Done<>(before.orElseThrow());
        }
        Optional<String> problem = problem(box, outgoing);
        if (problem.isPresent()) {
            return Refused.because(MailRefusal.NOT_ACCEPTED, Phrases.text(problem.orElseThrow()));
        }
        Outgoing wired = wired(box, outgoing);
        List<Recipient> recipients = recipients(wired);
        OutgoingStore.Sums today = store.since(box.id(), clock.instant().minus(DAY));
        if (today.recipients() + recipients.size() > policy.get().perDay()) {
            return Refused.because(
                    MailRefusal.TOO_MANY,
                    Phrases.text("refused.per_day", policy.get().perDay()));
        }
        OutgoingId id = new OutgoingId(ids.get());
        if (!quota.take(outgoing.actor().user(), id, recipients.size())) {
            audit.record(new AuditEvent(
                    "mail_submit",
                    Optional.of(outgoing.actor().user()),
                    Optional.of("quota"),
                    id.value(),
                    Map.of("mailbox", box.id().value())));
            return Refused.because(MailRefusal.TOO_MANY, Phrases.text("refused.per_user"));
        }
        return keep(box, wired, recipients, id);
    }

    private Outcome<OutgoingId, MailRefusal> keep(
            Box box, Outgoing outgoing, List<Recipient> recipients, OutgoingId id) {
        String domain = box.address().substring(box.address().lastIndexOf('@') + 1);
        String messageId = "<" + ids.get() + "@" + domain + ">";
        try (Composer.Composed raw = composer.compose(outgoing, messageId, clock.instant())) {
            if (raw.body().length() > Views.LARGEST) {
                return Refused.because(MailRefusal.NOT_ACCEPTED, Phrases.text("refused.size"));
            }
            OutgoingMail mail = new OutgoingMail(
                    id,
                    box.id(),
                    messageId,
                    box.address(),
                    outgoing.subject(),
                    raw.body().length(),
                    clock.instant(),
                    Stage.QUEUED,
                    policy.get().localOutgoing() ? Way.LOCAL : Way.SMTP,
                    Hold.NONE,
                    recipients);
            audit.record(new AuditEvent(
                    "mail_submit",
                    Optional.of(outgoing.actor().user()),
                    Optional.empty(),
                    id.value(),
                    Map.of(
                            "recipients",
                            Integer.toString(recipients.size()),
                            "mailbox",
                            box.id().value())));
            boolean kept = store.add(mail, outgoing.key(), raw.body());
            return new Done<>(kept ? id : store.byKey(box.id(), outgoing.key()).orElse(id));
        } catch (IOException e) {
            throw new UncheckedIOException("the message cannot be put together", e);
        }
    }

    /** The word for what is wrong with it. */
    private static Optional<String> problem(Box box, Outgoing outgoing) {
        if (!outgoing.from().address().equalsIgnoreCase(box.address())) {
            return Optional.of("refused.from");
        }
        List<MailAddress> all = new ArrayList<>(outgoing.to());
        all.addAll(outgoing.cc());
        all.addAll(outgoing.bcc());
        if (all.isEmpty() || all.size() > MOST_RECIPIENTS) {
            return Optional.of(all.isEmpty() ? "refused.nobody" : "refused.many");
        }
        if (all.stream().anyMatch(one -> Addresses.wire(one.address()).isEmpty())) {
            return Optional.of("refused.recipient");
        }
        List<String> texts =
                new ArrayList<>(List.of(outgoing.subject(), outgoing.from().name(), outgoing.key()));
        all.forEach(one -> texts.add(one.name()));
        outgoing.attachments().forEach(one -> texts.add(one.name()));
        if (!texts.stream().allMatch(Addresses::headerText)
                || !outgoing.inReplyTo().stream().allMatch(Addresses::messageId)) {
            return Optional.of("refused.control");
        }
        boolean large =
                outgoing.subject().length() > LONGEST_SUBJECT || outgoing.text().length() > LONGEST_TEXT;
        return large ? Optional.of("refused.size") : Optional.empty();
    }

    private static Outgoing wired(Box box, Outgoing outgoing) {
        return new Outgoing(
                outgoing.actor(),
                outgoing.box(),
                outgoing.key(),
                new MailAddress(outgoing.from().name(), box.address()),
                wired(outgoing.to()),
                wired(outgoing.cc()),
                wired(outgoing.bcc()),
                outgoing.subject(),
                outgoing.text(),
                outgoing.inReplyTo(),
                outgoing.attachments());
    }

    private static List<MailAddress> wired(List<MailAddress> addresses) {
        return addresses.stream()
                .map(one -> new MailAddress(
                        one.name(), Addresses.wire(one.address()).orElseThrow()))
                .toList();
    }

    private static List<Recipient> recipients(Outgoing outgoing) {
        Set<String> open = new LinkedHashSet<>();
        outgoing.to().forEach(one -> open.add(one.address()));
        outgoing.cc().forEach(one -> open.add(one.address()));
        Set<String> all = new LinkedHashSet<>(open);
        outgoing.bcc().forEach(one -> all.add(one.address()));
        List<Recipient> recipients = new ArrayList<>();
        for (String address : all) {
            recipients.add(
                    new Recipient(recipients.size(), address, !open.contains(address), Recipient.State.WAITING, ""));
        }
        return recipients;
    }

    /** Puts messages together. */
    public interface Composer {
        Composed compose(Outgoing outgoing, String messageId, java.time.Instant date) throws IOException;

        /** A message put together; gone when closed. */
        interface Composed extends AutoCloseable {
            Body body();

            @Override
            void close() throws IOException;
        }
    }
}
