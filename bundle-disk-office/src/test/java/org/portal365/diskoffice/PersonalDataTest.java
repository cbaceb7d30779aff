package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.AccountId;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.contract.ExportedText;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.jdbc.JdbcPersonalRows;
import org.portal365.diskoffice.transfer.jdbc.JdbcTasks;
import org.portal365.persistence.PersonalSchema;
import org.portal365.persistence.TestDatabases;

/** A13: what lies at Microsoft 365 goes first, then the rows; others keep theirs. */
class PersonalDataTest {
    @TempDir
    Path folder;

    private Bench bench;
    private PersonalSchema schema;
    private OfficePersonalData data;
    private final List<String> unsubscribed = new ArrayList<>();

    private void start() {
        bench = new Bench(folder, Bench.opened(TestDatabases.h2()));
        schema = new PersonalSchema(bench.jdbi);
        JdbcPersonalRows rows = new JdbcPersonalRows(bench.jdbi);
        Farewell farewell = new Farewell(
                rows,
                bench.store,
                new JdbcTasks(bench.jdbi, bench.portal.clock()),
                account -> bench.cloud,
                (account, subscription) -> unsubscribed.add(subscription));
        data = new OfficePersonalData(rows, bench.accounts, farewell);
    }

    private Erasure erase(boolean discard) {
        return data.erase(new ErasureRequest(bench.anna, "erased-1", discard));
    }

    private AccountId account(UserId user) {
        return bench.accounts.of(user).get(0).id();
    }

    @Test
    void a13NoTableIsForgotten() {
        start();
        schema.assertComplete(data.tables(), Set.of("diskoffice_mark", "diskoffice_pdf", "diskoffice_pdf_part"));
    }

    @Test
    void a13AnOpenDocumentComesBackBeforeAnythingGoes() {
        start();
        FileId file = bench.file("plan.docx", TestPackages.docx("before"));
        Session session = bench.open(file);
        bench.until(session, EditState.OPEN);
        bench.cloud.edit(content -> TestPackages.docx("written in Office"));

        Erasure first = erase(false);
        assertThat(first.waits().orElseThrow().in(Locale.ENGLISH)).contains("plan.docx", "1");
        for (int looks = 0; looks < 50 && erase(false).waits().isPresent(); looks++) {
            bench.pass(Duration.ofSeconds(30));
        }
        assertThat(erase(false)).isEqualTo(Erasure.done(0));
        assertThat(bench.texts(file)).contains("written in Office");
        assertThat(bench.cloud.files()).as("copies outside").isZero();
        assertThat(schema.naming(bench.anna.value())).isEmpty();
    }

    @Test
    void a13WhatCannotComeBackIsToldAndGivenUpOnlyWhenAsked() {
        start();
        Session session = bench.open(bench.file("plan.docx", TestPackages.docx("before")));
        bench.until(session, EditState.OPEN);
        assertThat(erase(false).waits()).isPresent();
        for (int calls = 0; calls < 40; calls++) {
            bench.cloud.fail(new RemoteFault(RemoteFault.Kind.SIGN_IN, "expired"));
        }
        bench.pass(Duration.ofSeconds(30));
        assertThat(erase(false).waits().orElseThrow().in(Locale.ENGLISH)).contains("cannot be brought back");
        assertThat(schema.naming(bench.anna.value())).contains("diskoffice_session.owner");
        for (int looks = 0; looks < 50 && erase(true).waits().isPresent(); looks++) {
            bench.pass(Duration.ofSeconds(30));
        }
        assertThat(erase(true).waits()).isEmpty();
        assertThat(schema.naming(bench.anna.value())).isEmpty();
    }

    @Test
    void a13PermissionsSubscriptionsAndJobsGoAndThoseOfOthersStay() throws IOException {
        start();
        UserId boris = bench.user("boris");
        Map<String, Object> closed = Map.of(
                "id",
                "s1",
                "owner",
                boris.value(),
                "state",
                "CLOSED",
                "sharing",
                "PEOPLE",
                "wish",
                "NONE",
                "saved_by",
                bench.anna.value());
        schema.insert("diskoffice_session", closed);
        Map<UserId, String> logins = Map.of(bench.anna, "anna@firma.example", boris, "boris@firma.example");
        logins.forEach(this::rows);
        assertThat(exported())
                .contains("anna@firma.example", "stored, not shown")
                .doesNotContain("boris", "TICKET");

        assertThat(erase(false).waits()).isEmpty();
        assertThat(unsubscribed).containsExactly("of anna@firma.example");
        assertThat(schema.naming(bench.anna.value())).isEmpty();
        assertThat(schema.naming("anna@firma.example")).isEmpty();
        assertThat(schema.naming(account(bench.anna).value())).isEmpty();
        assertThat(schema.naming("erased-1")).containsExactly("diskoffice_session.saved_by");
        assertThat(schema.naming("boris@firma.example")).hasSizeGreaterThanOrEqualTo(5);
    }

    private void rows(UserId user, String login) {
        String account = account(user).value();
        schema.insert(
                "diskoffice_participant",
                Map.of("session_id", "s1", "user_id", user.value(), "account", account, "login", login));
        schema.insert(
                "diskoffice_permission", Map.of("session_id", "s1", "user_id", user.value(), "permission", login));
        schema.insert(
                "diskoffice_subscription",
                Map.of("id", "drive-" + login, "account", account, "subscription_id", "of " + login));
        schema.insert("diskoffice_origin", Map.of("file_id", "file of " + login, "account", account));
        task(user, login);
    }

    private void task(UserId user, String login) {
        String id = "task of " + login;
        Map<String, Object> values = new HashMap<>(Map.of(
                "id", id, "owner", user.value(), "account", account(user).value(), "kind", "IMPORT", "stage", "OVER"));
        values.put("clash", "ASK");
        values.put("wish", "NONE");
        values.put("upload_ticket", "TICKET");
        schema.insert("diskoffice_task", values);
        schema.insert("diskoffice_task_item", Map.of("task_id", id));
    }

    private String exported() throws IOException {
        return ExportedText.of(data, bench.anna);
    }

    @Test
    void a13WhatIsOverCanBeErasedAtOnce() {
        start();
        Session session = bench.open(bench.file("plan.docx", TestPackages.docx("before")));
        bench.until(session, EditState.OPEN);
        bench.act(session, Action.DISCARD);
        for (int looks = 0; looks < 50 && bench.state(session) != EditState.CLOSED; looks++) {
            bench.pass(Duration.ofSeconds(30));
        }
        assertThat(erase(false).records()).isPositive();
        assertThat(Optional.ofNullable(schema.counts().get("diskoffice_session")))
                .contains(0);
    }
}
