package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.diskoffice.graph.DriveWatches;
import org.portal365.diskoffice.graph.WatchAccess;
import org.portal365.diskoffice.jdbc.JdbcSessionStore;
import org.portal365.diskoffice.jdbc.JdbcSubscriptions;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.sdk.BenchAccess;
import org.portal365.persistence.Database;
import org.portal365.persistence.LeasedRow;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.TestDatabases;

/** Row D12, cases 86, 87, 115 and 144: Graph tells of changes, and what it tells is a hint and no more. */
class ChangesIT {
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database = TestDatabases.h2();
    private final Jdbi jdbi = database.open(JdbcSessionStore.OWNER, Changes.class.getClassLoader());
    private final JdbcSubscriptions rows = new JdbcSubscriptions(jdbi);
    private final LeasedRows leases = new LeasedRows(jdbi, JdbcSubscriptions.TABLE, database.node(), Clock.systemUTC());
    private BenchAccess bench;
    private EndpointServer server;
    private GraphDrive drive;
    private DriveItem file;
    private Optional<URI> address = Optional.empty();
    private SubscriptionKeeper keeper;

    @BeforeEach
    void start() {
        bench = new BenchAccess();
        drive = bench.drive();
        file = bench.file(drive);
        server = new EndpointServer(
                new ChangesEndpoint(bench.drives(), rows, new DriveWatches(Clock.systemUTC()), Clock.systemUTC()));
        address = Optional.of(server.address());
        keeper = new SubscriptionKeeper(rows, account -> drive, () -> address, Clock.systemUTC());
        session(file.driveId() + "/" + file.id());
    }

    @AfterEach
    void stop() {
        drive.subscriptions(file.driveId()).forEach(each -> drive.unsubscribe(each.id()));
        assertThat(bench.complaint()).isEmpty();
        server.close();
        bench.close();
    }

    @Test
    void d12AChangeIsToldAndTheSessionIsDueAtOnce() {
        step();
        assertThat(subscriptions()).isEqualTo(1);
        change();
        await().atMost(Duration.ofSeconds(20)).until(this::due);
    }

    @Test
    void case144ALostNotificationIsNoLossAndADoubledOneNoDouble() {
        step();
        bench.sandbox().flip("notifications", "twice");
        change();
        await().atMost(Duration.ofSeconds(20)).until(this::due);
        bench.sandbox().flip("notifications", "lost");
        DriveWatches watches = new DriveWatches(Clock.systemUTC());
        String before = WatchAccess.item(watches, drive, file.ref()).eTag();
        change();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        !WatchAccess.item(watches, drive, file.ref()).eTag().equals(before));
    }

    @Test
    void case115AnAnswerThatIsLostLeavesOneSubscription() {
        bench.sandbox()
                .fault(Map.of(
                        "site",
                        "graph",
                        "method",
                        "POST",
                        "path",
                        "/v1.0/subscriptions",
                        "status",
                        500,
                        "count",
                        1,
                        "afterHandling",
                        true));
        step();
        assertThat(rows.find(file.driveId()).orElseThrow().subscriptionId()).isEmpty();
        step();
        assertThat(rows.find(file.driveId()).orElseThrow().subscriptionId()).isPresent();
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    void d12RenewsMakesAnewAndEnds() {
        step();
        String first = rows.find(file.driveId()).orElseThrow().subscriptionId().orElseThrow();
        jdbi.useHandle(handle -> handle.execute("update diskoffice_subscription set expires_at = current_timestamp"));
        step();
        assertThat(rows.find(file.driveId()).orElseThrow().subscriptionId()).contains(first);
        assertThat(rows.find(file.driveId()).orElseThrow().expires().orElseThrow())
                .isAfter(Instant.now().plus(Duration.ofDays(2)));
        drive.unsubscribe(first);
        jdbi.useHandle(handle -> handle.execute("update diskoffice_subscription set expires_at = current_timestamp"));
        step();
        assertThat(rows.find(file.driveId()).orElseThrow().subscriptionId().orElseThrow())
                .isNotEqualTo(first);
        address = Optional.empty();
        step();
        assertThat(subscriptions()).isZero();
        assertThat(rows.find(file.driveId())).isEmpty();
    }

    @Test
    void case086WhoeverCannotProveItChangesNothing() throws Exception {
        step();
        String id = rows.find(file.driveId()).orElseThrow().subscriptionId().orElseThrow();
        String many = "{\"subscriptionId\":\"" + id + "\",\"clientState\":\"guess\"},".repeat(2_000);
        for (String body : new String[] {
            notification(id, "guess"),
            notification(id, ""),
            notification(UUID.randomUUID().toString(), "guess"),
            "{\"value\":[" + many + "{}]}",
            "{\"value\":[{\"subscriptionId\":\"" + id + "\"}]}",
            "{\"value\":\"no\"}",
            "[[[[",
            ""
        }) {
            assertThat(post("", body).statusCode()).isEqualTo(202);
        }
        assertThat(due()).isFalse();
        assertThat(send(HttpRequest.newBuilder(server.address()).build()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void case087AValidationTokenIsTextAndNothingElse() throws Exception {
        String token = "<script>alert(1)</script> \u00e9";
        HttpResponse<String> answer = post("?validationToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(token);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(post("?validationToken=" + "a".repeat(1025), "").statusCode())
                .isEqualTo(400);
        assertThat(post("?validationToken=a&validationToken=b", "").statusCode())
                .isEqualTo(400);
        URI get = URI.create(server.address() + "?validationToken=a");
        HttpResponse<String> refused = send(HttpRequest.newBuilder(get).build());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.body()).isEmpty();
    }

    private static String notification(String id, String state) {
        return "{\"value\":[{\"subscriptionId\":\"" + id + "\",\"clientState\":\"" + state
                + "\",\"changeType\":\"updated\",\"resource\":\"x\"}]}";
    }

    private HttpResponse<String> post(String query, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.address() + query))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private void step() {
        keeper.addMissing();
        jdbi.useHandle(handle -> handle.execute("update diskoffice_subscription set due_at = current_timestamp"));
        for (LeasedRow row : leases.claimDue(10, Duration.ofMinutes(1))) {
            keeper.step(row)
                    .ifPresent(due ->
                            assertThat(leases.release(row, Optional.of(due))).isTrue());
        }
    }

    private long subscriptions() {
        return drive.subscriptions(file.driveId()).size();
    }

    private void change() {
        DriveItem unused = drive.rename(file.ref(), UUID.randomUUID() + ".bin", Optional.empty());
    }

    private boolean due() {
        return jdbi.withHandle(
                        handle -> handle.createQuery("select count(*) from diskoffice_session where due_at < :later")
                                .bind("later", LATER)
                                .mapTo(Long.class)
                                .one())
                > 0;
    }

    private void session(String item) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into diskoffice_session (id, owner, account, opened_at,"
                        + " sharing, file_id, file_name, file_version, file_size, target_file, target_base, state, wish,"
                        + " running_file, item_id, due_at) values ('s1', 'u1', 'a1', current_timestamp, 'OWNER', 'f1',"
                        + " 'a.docx', 'v1', 1, 'f1', 'v1', 'OPEN', 'NONE', 'f1', :item, :later)")
                .bind("item", item)
                .bind("later", LATER)
                .execute());
    }
}
