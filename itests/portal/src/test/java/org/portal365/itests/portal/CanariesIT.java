package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.itests.portal.RecordingProxy.Exchange;
import org.portal365.itests.portal.SecretScan.Finding;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/**
 * No secret stays behind: the portal is used for all it is for while it logs as much as it can, and then everything it
 * wrote and answered is searched. The sandbox's own folder is not: there Microsoft keeps what it knows.
 */
class CanariesIT {
    private static final String PLANTED = "Planted~3K+m/tB=%Xw.7uG";
    /** All but Jetty's, which writes down whole requests: see docs/decisions.md. */
    private static final List<String> LOGGERS = List.of(
            "org.portal365",
            "com.microsoft",
            "com.nimbusds",
            "okhttp3",
            "org.jdbi",
            "com.zaxxer",
            "org.flywaydb",
            "h2database",
            "org.h2",
            "org.ops4j.pax",
            "org.apache.karaf",
            "org.apache.felix");

    private static final Product PRODUCT = Product.fresh("canaries");
    private static final List<String> LEFT_IN_BROWSERS = new ArrayList<>();
    private static List<Finding> inFiles;
    private static List<Finding> inDatabase;
    private static List<Finding> inAnswers;
    private static List<Finding> planted;
    private static List<Exchange> ofThePortal;
    private static List<Exchange> ofOthers;
    private static Secrets secrets;
    private static String log;

    private static Sandbox sandbox;
    private static PortalNode portal;
    private static RecordingProxy proxy;

    @BeforeAll
    static void useThePortalAndSearch() throws Exception {
        sandbox = PRODUCT.sandbox();
        Path folder = PRODUCT.folder().resolve("portal");
        Path etc = TracedEtc.write(PRODUCT.folder().resolve("etc"), folder.resolve("karaf/data/log"), LOGGERS);
        portal = PortalNode.start(
                folder,
                PRODUCT.portalPort(),
                sandbox,
                Map.of("PORTAL_ETC", etc.toString(), "PORTAL_DATABASE", database() + ";TRACE_LEVEL_FILE=4"));
        proxy = RecordingProxy.open();
        try {
            MainJobs jobs = new MainJobs(PRODUCT, sandbox, portal, proxy, LEFT_IN_BROWSERS);
            jobs.signInsThatFail();
            jobs.editADocument();
            jobs.changeTheKey();
            jobs.signOut();
        } finally {
            portal.close();
        }
        search();
        plantAndSearch();
    }

    @AfterAll
    static void stop() {
        proxy.close();
        sandbox.close();
    }

    private static String database() {
        return "jdbc:h2:file:" + PRODUCT.folder().resolve("portal/store/database/portal");
    }

    private static void search() throws Exception {
        String authority = portal.address("/").getAuthority();
        ofThePortal = proxy.exchanges().stream()
                .filter(exchange -> authority.equals(exchange.address().getAuthority()))
                .toList();
        ofOthers = proxy.exchanges().stream()
                .filter(exchange -> !authority.equals(exchange.address().getAuthority()))
                .toList();
        log = portal.log();
        secrets = new Secrets()
                .of(portal)
                .of(sandbox)
                .of(ofThePortal)
                .add("Key typed into the page", MainJobs.KEY)
                .add("refused Key", MainJobs.NO_KEY);
        SecretScan scan = secrets.scan();
        inFiles = files(scan);
        inDatabase = scan.search("SQL script", script());
        inAnswers = new ArrayList<>();
        for (Exchange exchange : ofThePortal) {
            String place = exchange.method() + " " + exchange.address().getPath();
            inAnswers.addAll(scan.search("headers of " + place, headers(exchange)));
            inAnswers.addAll(scan.search("body of " + place, exchange.body()));
        }
        // Where the browser goes from a page of the portal, nothing of that page's address comes along.
        ofOthers.forEach(exchange -> inAnswers.addAll(scan.search(
                "Referer to " + exchange.address(),
                String.join("\n", exchange.asked().getOrDefault("referer", List.of())))));
        LEFT_IN_BROWSERS.forEach(stored -> inAnswers.addAll(scan.search("browser", stored)));
        int found = inFiles.size() + inDatabase.size() + inAnswers.size();
        Files.writeString(
                Files.createDirectories(Path.of("target/figures")).resolve("canaries.txt"),
                "secrets left behind while everything is logged: " + scan.figures() + ", " + found + " found\n");
    }

    private static List<Finding> files(SecretScan scan) throws IOException {
        List<Finding> found = scan.searchFiles(portal.folder());
        Path output = portal.folder().resolveSibling("portal.log");
        return Stream.concat(
                        found.stream().filter(finding -> !Secrets.inItsPlace(finding)),
                        scan.search("output", Files.readAllBytes(output)).stream())
                .toList();
    }

    /** What a cookie is set to goes to its owner, and a sign-in at Microsoft needs state and nonce. */
    private static String headers(Exchange exchange) {
        StringBuilder all = new StringBuilder();
        exchange.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    String rest = switch (name) {
                        case "set-cookie" -> value.replace(Secrets.cookieValue(value), "");
                        case "location" -> Secrets.beginsASignIn(value) ? Secrets.withoutStateAndNonce(value) : value;
                        default -> value;
                    };
                    all.append(name).append(": ").append(rest).append('\n');
                }));
        return all.toString();
    }

    private static String text(Exchange exchange) {
        return new String(exchange.body(), StandardCharsets.UTF_8);
    }

    private static String script() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database(), "portal", "");
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("SCRIPT")) {
            StringBuilder script = new StringBuilder();
            while (lines.next()) {
                script.append(lines.getString(1)).append('\n');
            }
            return script.toString();
        }
    }

    /** The control: what was not found above is found as soon as it is there. */
    private static void plantAndSearch() throws Exception {
        try (Connection connection = DriverManager.getConnection(database(), "portal", "")) {
            connection.createStatement().execute("create table planted (content varbinary(1000), text varchar(1000))");
            var insert = connection.prepareStatement("insert into planted values (?, ?)");
            Path file = portal.folder().resolve("karaf/data/tmp/planted");
            Files.createDirectories(file.getParent());
            for (SecretForm form : SecretForm.values()) {
                for (byte[] look : form.of(PLANTED)) {
                    append(file, look);
                    append(portal.folder().resolve("karaf/data/log/karaf.log"), look);
                    insert.setBytes(1, look);
                    insert.setString(2, new String(look, StandardCharsets.ISO_8859_1));
                    insert.execute();
                }
            }
        }
        SecretScan scan = new SecretScan(Map.of("planted", PLANTED));
        planted = new ArrayList<>(scan.searchFiles(portal.folder()));
        planted.addAll(scan.search("SQL script", script()));
    }

    private static void append(Path file, byte[] look) throws IOException {
        Files.write(file, look, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
    }

    @Test
    void case089NothingOfTheStoreCanBeReadWithoutItsKey() {
        assertThat(inDatabase).isEmpty();
    }

    @Test
    void case012Case093Case095NoFileHoldsASecret() {
        assertThat(inFiles).isEmpty();
    }

    @Test
    void case094Case095NoAnswerHoldsASecret() {
        assertThat(inAnswers).isEmpty();
    }

    @Test
    void case093TheRequestLogShowsNoQueryStrings() throws IOException {
        assertThat(Files.readString(portal.folder().resolve("karaf/data/log/request.log")))
                .contains("/signin/office365/callback")
                .doesNotContain("?");
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatIsPlanted(SecretForm form) {
        assertThat(planted)
                .filteredOn(finding -> finding.form() == form)
                .extracting(Finding::place)
                .contains("karaf/data/tmp/planted", "karaf/data/log/karaf.log", "store/database/portal.mv.db");
        assertThat(planted).extracting(Finding::form).contains(form);
    }

    /** They were asked to be talkative, and were; OkHttp and Nimbus have nothing to say. */
    @ParameterizedTest
    @ValueSource(strings = {"org.portal365", "com.microsoft", "org.jdbi", "com.zaxxer", "h2database", "org.ops4j.pax"})
    void everybodyTalked(String logger) {
        assertThat(log).containsPattern("(TRACE|DEBUG) \\| " + logger);
    }

    /** The jobs were done, so there was something to find. */
    @Test
    void thereWereSecrets() {
        assertThat(secrets.count("state")).isGreaterThan(5);
        assertThat(secrets.count("nonce")).isGreaterThan(5);
        assertThat(secrets.count("code verifier")).isGreaterThan(5);
        assertThat(secrets.count("cookie")).isGreaterThan(5);
        assertThat(secrets.count("key of the seal")).isPositive();
        assertThat(ofThePortal)
                .anyMatch(exchange -> exchange.address().toString().contains("code=1.CNRY-code-"));
        assertThat(ofThePortal).extracting(Exchange::status).contains(200, 303, 422);
        assertThat(ofThePortal)
                .as("bodies are kept")
                .anyMatch(exchange -> text(exchange).contains("Letter.docx"));
        assertThat(ofOthers).isNotEmpty();
        assertThat(LEFT_IN_BROWSERS).isNotEmpty().allMatch(left -> left.contains("You are signed out"));
    }
}
