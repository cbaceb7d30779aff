package org.portal365.reference.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Mails.INBOX;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portal365.api.Body;
import org.portal365.api.UserId;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailFolder;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MessageSummary;
import org.portal365.api.mail.OutgoingId;
import org.portal365.persistence.Database;
import org.portal365.reference.mail.Draft.Stage;
import org.portal365.reference.mail.Draft.Writer;

/** M24, M28, M29 in the store: drafts, counters, search; on each database. */
abstract class JdbcDraftsContract {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private final MailRoom room;
    private final MailboxId box = new MailboxId(UUID.randomUUID().toString());
    private final UserId anna = new UserId(UUID.randomUUID().toString());
    private final String id = UUID.randomUUID().toString();

    JdbcDraftsContract(Database database, Path folder) {
        room = new MailRoom(database, folder, Clock.systemUTC());
    }

    private Draft draft(String text) {
        return new Draft(
                id,
                anna,
                box,
                new DraftText("anna@example.test", "boris@example.test", "", "", "Lunch", text),
                "",
                0,
                Stage.OPEN,
                0,
                Optional.empty(),
                Instant.EPOCH,
                List.of());
    }

    private boolean save(String text, String page, long edit, long version) {
        return room.drafts().save(draft(text), new Writer(page, edit, version));
    }

    private Draft kept() {
        return room.drafts().find(anna, id).orElseThrow();
    }

    @Test
    void m24ADraftIsKeptOnceAndItsOwners() {
        assertThat(save("one", "page", 1, 0)).isTrue();
        assertThat(save("two", "page", 2, 0)).as("the same page goes on").isTrue();
        assertThat(kept().text().text()).isEqualTo("two");
        assertThat(room.drafts().of(anna, Stage.OPEN)).hasSize(1);
        assertThat(room.drafts().find(new UserId("boris"), id)).isEmpty();
    }

    @Test
    void m24AnEarlierSaveThatComesLateUndoesNothing() {
        assertThat(save("new", "page", 5, 0)).isTrue();
        assertThat(save("old", "page", 4, 0)).isFalse();
        assertThat(kept().text().text()).isEqualTo("new");
    }

    @Test
    void m24AnotherWindowMustKnowWhatItChanges() {
        assertThat(save("first", "page", 1, 0)).isTrue();
        assertThat(save("other", "window", 1, 0)).as("made from nothing").isFalse();
        assertThat(save("other", "window", 1, kept().version())).isTrue();
        assertThat(save("first again", "page", 2, 0)).as("overtaken").isFalse();
        assertThat(kept().text().text()).isEqualTo("other");
    }

    @Test
    void m24NobodyTakesAnothersDraft() {
        assertThat(save("first", "page", 1, 0)).isTrue();
        Draft foreign = new Draft(
                id,
                new UserId("boris"),
                box,
                draft("x").text(),
                "",
                0,
                Stage.OPEN,
                0,
                Optional.empty(),
                Instant.EPOCH,
                List.of());
        assertThat(room.drafts().save(foreign, new Writer("page", 9, 1))).isFalse();
        assertThat(room.drafts().attach(new UserId("boris"), id, file("a"))).isFalse();
        assertThat(kept().text().text()).isEqualTo("first");
    }

    private DraftFile file(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new DraftFile("file", "a.txt", "text/plain", room.drafts().keep(Body.of(bytes)));
    }

    @Test
    void case192AFileIsASnapshotAddedOnce() throws IOException {
        assertThat(save("text", "page", 1, 0)).isTrue();
        assertThat(room.drafts().attach(anna, id, file("bytes"))).isTrue();
        assertThat(room.drafts().attach(anna, id, file("again"))).isTrue();
        assertThat(kept().files()).hasSize(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        room.drafts().body(kept().files().get(0)).open(0).transferTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("bytes");
        assertThat(room.drafts().uses(kept().files().get(0).blob().name()))
                .as("not swept")
                .isTrue();
        assertThat(room.drafts().detach(anna, id, "file")).isTrue();
        assertThat(kept().files()).isEmpty();
    }

    @Test
    void case192AnEmptyFileGoesAlongToo() {
        assertThat(save("text", "page", 1, 0)).isTrue();
        assertThat(room.drafts().attach(anna, id, file(""))).isTrue();
        assertThat(kept().bytes()).isZero();
    }

    @Test
    void case186WhatIsHandedOverDoesNotChangeAnyMore() {
        assertThat(save("text", "page", 1, 0)).isTrue();
        Draft open = kept();
        assertThat(room.drafts().move(open, Stage.HANDING, Optional.empty())).isTrue();
        assertThat(room.drafts().move(open, Stage.HANDING, Optional.empty()))
                .as("pressed twice")
                .isFalse();
        assertThat(save("late", "page", 2, 0)).isFalse();
        assertThat(room.drafts().attach(anna, id, file("late"))).isFalse();
        assertThat(room.drafts().move(kept(), Stage.AWAY, Optional.of(new OutgoingId("out"))))
                .isTrue();
        assertThat(kept().outgoing()).contains(new OutgoingId("out"));
    }

    @Test
    void case182WhatIsNotDeliveredIsTakenBackUnderAnotherKey() {
        assertThat(save("text", "page", 1, 0)).isTrue();
        String before = kept().key();
        assertThat(room.drafts().move(kept(), Stage.AWAY, Optional.of(new OutgoingId("out"))))
                .isTrue();
        assertThat(room.drafts().reopen(kept(), kept().text())).isTrue();
        assertThat(kept().stage()).isEqualTo(Stage.OPEN);
        assertThat(kept().key()).isNotEqualTo(before);
    }

    private void arrive(long uid, String from, String subject, String text, boolean files) throws IOException {
        room.store().folders(box, List.of(new MailFolder(INBOX, "Inbox", MailFolder.Role.INBOX, true)));
        Optional<Checkpoint> present = room.store().state(box, INBOX).checkpoint();
        Instant received = DAY.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(uid * 60 + 43_200);
        MessageSummary summary = new MessageSummary(
                "<" + uid + "@example.test>",
                List.of(),
                new MailAddress(from, "sender" + uid + "@example.test"),
                List.of(),
                List.of(),
                subject,
                Optional.empty(),
                "",
                text,
                files,
                1);
        Arrival arrival = new Arrival(
                uid,
                room.store().stage(box, Body.of(new byte[] {1})),
                summary,
                received,
                uid % 2 == 0 ? Set.of(Flag.SEEN) : Set.of());
        Checkpoint next = new Checkpoint(7, 1, uid, 0);
        assertThat(room.store()
                        .apply(new FolderChange(box, INBOX, present, next, List.of(arrival), Map.of(), Set.of())))
                .isTrue();
    }

    private List<String> found(Search search) {
        return room.library().search(box, search, 0).stream()
                .map(MessageRow::subject)
                .toList();
    }

    private static Search words(String words) {
        return new Search(words, "", "", Optional.empty(), Optional.empty(), false);
    }

    @Test
    void m29FindsBySenderSubjectTextDayAndFiles() throws IOException {
        arrive(1, "Борис Ёлкин", "Обед в полдень", "Встретимся в столовой", false);
        arrive(2, "Vera", "Report", "The figures of café Zürich, 100% sure_thing", true);
        while (room.index().run(1_000) > 0) {
            // Other tests of the same database leave messages as well.
        }
        assertThat(found(words("столов"))).containsExactly("Обед в полдень");
        assertThat(found(words("ЕЛКИН обед"))).containsExactly("Обед в полдень");
        assertThat(found(words("cafe zurich"))).containsExactly("Report");
        assertThat(found(words("sender"))).as("newest first").containsExactly("Report", "Обед в полдень");
        assertThat(found(words("столов report"))).as("all of it").isEmpty();
        assertThat(found(words("igures"))).as("words by their beginnings").isEmpty();
        assertThat(found(new Search("", "vera", "", Optional.empty(), Optional.empty(), false)))
                .containsExactly("Report");
        assertThat(found(new Search("", "report", "", Optional.empty(), Optional.empty(), false)))
                .isEmpty();
        assertThat(found(new Search("", "", "rep", Optional.of(DAY), Optional.of(DAY), true)))
                .containsExactly("Report");
        assertThat(found(new Search("", "", "", Optional.of(DAY.plusDays(2)), Optional.empty(), false)))
                .isEmpty();
        assertThat(words("% _").hopeless()).isTrue();
    }

    @Test
    void m29WhatIsGoneIsNotFound() throws IOException {
        arrive(1, "Boris", "Secret", "text", false);
        while (room.index().run(1_000) > 0) {
            // As above.
        }
        assertThat(found(words("secret"))).hasSize(1);
        room.store().remove(box);
        assertThat(found(words("secret"))).isEmpty();
    }

    @Test
    void m28CountsWhatIsUnread() throws IOException {
        arrive(1, "Boris", "one", "", false);
        arrive(2, "Boris", "two", "", false);
        arrive(3, "Boris", "three", "", false);
        assertThat(room.library().unread(List.of(box))).isEqualTo(2);
        MessageRow row = room.library().list(box, INBOX, 0).get(0);
        room.library().flag(row, Set.of(Flag.SEEN), Set.of());
        assertThat(room.library().unread(List.of(box))).isEqualTo(1);
        assertThat(room.library().unread(List.of())).isZero();
    }
}
