package org.portal365.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.AccountId;
import org.portal365.api.Actor;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;
import org.portal365.api.mail.DeliveryAction;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.mail.SyncChoice;
import org.portal365.api.memory.InMemoryAudit;
import org.portal365.api.memory.InMemoryGroups;
import org.portal365.api.memory.InMemoryMailStore;
import org.portal365.api.memory.MovableClock;
import org.portal365.mail.core.Access;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailPolicy;
import org.portal365.mail.core.Reach;
import org.portal365.mail.core.Refusals;
import org.portal365.mail.core.Rights;
import org.portal365.mail.core.Submitting;
import org.portal365.mail.core.Views;
import org.portal365.mail.core.WayChecks;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.jdbc.JdbcOutgoingStore;
import org.portal365.mail.mime.FileComposer;
import org.portal365.persistence.TestDatabases;

/** M11, case 193: what an owner may, what those may a mailbox is shared with, and strangers. */
class ConnectedMailboxesTest {
    private static final Actor ANNA = Actor.user(new UserId("anna"));
    private static final Actor BORIS = Actor.user(new UserId("boris"));
    private static final Actor CLARA = Actor.user(new UserId("clara"));
    private static final MailboxId BOX = new MailboxId("box");
    private static final MailPolicy POLICY =
            new MailPolicy(true, false, MailPolicy.Fallback.ASK, 7, Duration.ofMinutes(1), 25, 1000);

    @TempDir
    Path folder;

    private final Jdbi jdbi = TestDatabases.h2().open(JdbcBoxStore.OWNER, JdbcBoxStore.class.getClassLoader());
    private final MovableClock clock = MovableClock.create();
    private final JdbcBoxStore boxes = new JdbcBoxStore(jdbi, clock);
    private final InMemoryAudit audit = new InMemoryAudit();
    private final InMemoryGroups groups = new InMemoryGroups();
    private final AccountTokens tokens = new AccountTokens(new TestAccounts(ANNA.user(), "anna@example.test"));
    private Hold hold = new Hold(Hold.Reason.SIGN_IN, "box.sign_in", Optional.empty(), 0, Optional.empty(), "");
    private ConnectedMailboxes mailboxes;

    @BeforeEach
    void start() {
        JdbcOutgoingStore outgoing = new JdbcOutgoingStore(jdbi, clock);
        Submitting submitting = new Submitting(
                outgoing, new FileComposer(folder, ConnectedMailboxesTest::id), () -> POLICY, audit, clock, () -> id());
        WayChecks checks = new WayChecks(
                box -> {
                    throw new MailFault(MailFault.Kind.UNREACHABLE, "nobody is there");
                },
                box -> {},
                tokens,
                new Refusals(tokens, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), () -> 0.5), clock),
                () -> POLICY);
        mailboxes = new ConnectedMailboxes(
                new ConnectedMailboxes.Stores(boxes, outgoing, new InMemoryMailStore(), audit),
                new Rights(boxes, groups),
                submitting,
                checks,
                new Views(tokens),
                clock,
                () -> {});
        put();
    }

    private void put() {
        boxes.put(
                new Box(
                        BOX,
                        ANNA.user(),
                        "office365",
                        "anna@example.test",
                        "",
                        Access.account("anna@example.test", new AccountId("account-anna@example.test")),
                        Reach.STANDARD,
                        Optional.empty(),
                        Optional.empty(),
                        hold),
                Optional.empty());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private Outgoing draft(Actor actor) {
        return new Outgoing(
                actor,
                BOX,
                id(),
                new MailAddress("", "anna@example.test"),
                List.of(new MailAddress("", "friend@example.test")),
                List.of(),
                List.of(),
                "Hello",
                "text",
                List.of(),
                List.of());
    }

    private Optional<OutgoingId> sent(Actor actor) {
        return mailboxes.submit(draft(actor)).optional();
    }

    private void share(MailMember.Kind kind, String who, boolean shared) {
        assertThat(mailboxes.share(BOX, ANNA, new MailMember(kind, who), shared).optional())
                .isPresent();
    }

    @Test
    void case193AStrangerSendsSeesAndChangesNothing() {
        OutgoingId id = sent(ANNA).orElseThrow();
        int written = audit.events().size();
        assertThat(mailboxes.submit(draft(BORIS)).<MailRefusal>fold(done -> null, refused -> refused.reason()))
                .isEqualTo(MailRefusal.GONE);
        assertThat(mailboxes.of(BORIS.user())).isEmpty();
        assertThat(mailboxes.find(BOX, BORIS)).isEmpty();
        assertThat(mailboxes.deliveries(BOX, BORIS)).isEmpty();
        assertThat(mailboxes.act(id, BORIS, DeliveryAction.DISCARD).optional()).isEmpty();
        assertThat(audit.events()).hasSize(written);
        assertThat(mailboxes.deliveries(BOX, ANNA)).hasSize(1);
    }

    @Test
    void m11WhomItIsSharedWithReadsAndWritesButManagesNothing() {
        groups.addByHand(CLARA.user(), new GroupId("sales"));
        share(MailMember.Kind.USER, "boris", true);
        share(MailMember.Kind.GROUP, "sales", true);
        for (Actor member : List.of(BORIS, CLARA)) {
            assertThat(sent(member)).isPresent();
            assertThat(mailboxes.of(member.user())).hasSize(1);
            assertThat(mailboxes.test(BOX, member)).isEmpty();
            assertThat(mailboxes.choice(BOX, member)).isEmpty();
            assertThat(mailboxes.members(BOX, member)).isEmpty();
            assertThat(mailboxes
                            .choose(BOX, member, new SyncChoice(Optional.of(0), Map.of()))
                            .optional())
                    .isEmpty();
            assertThat(mailboxes
                            .share(BOX, member, new MailMember(MailMember.Kind.USER, "dora"), true)
                            .optional())
                    .isEmpty();
            mailboxes.disconnect(BOX, member);
            assertThat(boxes.find(BOX)).isPresent();
        }
        share(MailMember.Kind.USER, "boris", false);
        assertThat(sent(BORIS)).isEmpty();
        assertThat(sent(CLARA)).as("still of the group").isPresent();
        assertThat(audit.events().toString()).contains("mailbox_share", "mailbox_unshare");
    }

    @Test
    void m11NobodyButTheOwnerIsAskedToSignIn() {
        share(MailMember.Kind.USER, "boris", true);
        Mailbox own = mailboxes.find(BOX, ANNA).orElseThrow();
        assertThat(own.challenge()).isPresent();
        Mailbox other = mailboxes.find(BOX, BORIS).orElseThrow();
        assertThat(other.challenge()).isEmpty();
        assertThat(other.problem().orElseThrow().in(Locale.ENGLISH)).contains("owner");
    }

    @Test
    void m01AWrongPasswordIsNotTriedAgainByRefreshing() {
        hold = new Hold(
                Hold.Reason.PASSWORD,
                "box.password",
                Optional.of(clock.instant().plus(Duration.ofDays(9))),
                0,
                Optional.empty(),
                "");
        put();
        clock.advance(Duration.ofSeconds(1));
        jdbi.useHandle(handle -> handle.execute("update mailengine_box set due_at = null"));
        mailboxes.refresh(BOX, ANNA);
        assertThat(due()).isFalse();
        hold = Hold.NONE;
        put();
        jdbi.useHandle(handle -> handle.execute("update mailengine_box set due_at = null"));
        mailboxes.refresh(BOX, ANNA);
        assertThat(due()).as("the control").isTrue();
    }

    private boolean due() {
        return jdbi.withHandle(handle -> handle.createQuery("select due_at is not null from mailengine_box")
                .mapTo(Boolean.class)
                .one());
    }
}
