package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** S23, S24, A03, case 95 and case 97: an administrator rolls certificates over while people sign in. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CertificateIT {
    private static final String BADGE = "a[href='/settings'] .badge";
    private static final String REGISTRATION = "org.portal365.m365";
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String FOREIGN_ADMIN = "fadmin@fabrikam.onmicrosoft.com";

    private static final Product PRODUCT = Product.fresh("certificate");
    private static final List<String> PAGES = new ArrayList<>();
    private static Sandbox sandbox;
    private static PortalNode portal;
    private static Person admin;
    private static Settings settings;

    @BeforeAll
    static void start() {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
        admin = new Person(portal).signInAsAdministrator();
        settings = new Settings(portal, admin);
    }

    @AfterAll
    static void stop() {
        admin.close();
        portal.close();
        sandbox.close();
    }

    /** The certificates that the registration at Microsoft has, and no client secret. */
    private static void registered(TestCertificate... certificates) throws Exception {
        String list = Stream.of(certificates)
                .map(certificate -> "\"" + certificate.encoded() + "\"")
                .collect(Collectors.joining(","));
        sandbox.register(sandbox.registration()
                .replaceFirst("\"secrets\":\\[[^\\]]*]", "\"secrets\":[]")
                .replaceFirst("\"certificates\":\\[[^\\]]*]", "\"certificates\":[" + list + "]"));
    }

    private static void uploaded(TestCertificate certificate) throws Exception {
        sandbox.register(sandbox.registration()
                .replaceFirst("\"certificates\":\\[[^\\]]*]", "\"certificates\":[\"" + certificate.encoded() + "\"]"));
    }

    private static void taken(String slot, TestCertificate certificate) {
        settings.typeSecret(REGISTRATION, slot, certificate.pem());
        assertThat(page()).contains("Saved.", "good until " + day(certificate.ends()), certificate.hint());
    }

    private static void refused(String slot, String pem, String sentence) {
        settings.typeSecret(REGISTRATION, slot, pem);
        assertThat(page()).contains(sentence);
    }

    private static String page() {
        PAGES.add(admin.browser().driver().getPageSource());
        return admin.browser().text();
    }

    private static String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.ENGLISH)
                .format(date);
    }

    @Test
    @Order(2)
    void s23Case095Case097ACertificateIsRolledOverByHandAndNoSignInFails() throws Exception {
        Path folder = Files.createDirectories(PRODUCT.folder().resolve("certificates"));
        TestCertificate first = TestCertificate.make(folder, "first", 90);
        TestCertificate second = TestCertificate.make(folder, "second", 365);
        TestCertificate stranger = TestCertificate.make(folder, "stranger", 90);
        try (SignInLoad load = SignInLoad.start(portal, ANNA)) {
            refused("key", first.pem(), "Entra ID does not know the certificate");
            uploaded(first);
            taken("key", first);
            settings.write(REGISTRATION, "key.from", "");
            load.awaitMore();
            registered(first);
            load.awaitMore();

            registered(first, second);
            taken("key.next", second);
            load.awaitMore();
            registered(second);
            load.awaitMore();
            taken("key", second);
            removeNext();
            load.awaitMore();

            refused("key", stranger.pem(), "Entra ID does not know the certificate");
            refused("key", second.keyWith(stranger), "The private key does not belong to the certificate");
            refused("key", second.publicPart(), "no PEM text with a certificate and its unencrypted RSA key");
            load.awaitMore();
            load.writeFigures("sign-ins while the certificate was rolled over");
        }
        assertThatNothingComesBack(first, second, stranger);
        assertThatItWasTheCertificate(second, stranger);
    }

    /** The positive control: Microsoft forgets it, and nobody comes in. */
    private static void assertThatItWasTheCertificate(TestCertificate certificate, TestCertificate other)
            throws Exception {
        registered(other);
        try (Person clara = new Person(portal)) {
            clara.signIn("clara@contoso.onmicrosoft.com");
            String reference = clara.browser().see("article small code").getText();
            admin.browser().go(portal.address("/events?find=" + reference));
            assertThat(page()).contains("AADSTS700027");
        } finally {
            registered(certificate);
        }
    }

    private static void removeNext() {
        admin.browser()
                .go(portal.address("/settings"))
                .click("form[action='/settings/" + REGISTRATION + "/secrets/key.next/remove'] button")
                .settles("p[role=status].done");
        assertThat(page()).contains("Not set yet");
    }

    private static void assertThatNothingComesBack(TestCertificate... certificates) throws Exception {
        admin.browser().go(portal.address("/settings"));
        PAGES.add(admin.browser().driver().getPageSource());
        admin.browser().go(portal.address("/events?find=secret_rotated"));
        assertThat(page())
                .as("the old one and the new one by their hints")
                .contains("new: " + certificates[0].hint(), "new: " + certificates[1].hint())
                .contains("old: " + certificates[0].hint());
        admin.browser().go(portal.address("/events?find=secret_change_fail"));
        assertThat(page()).contains("REJECTED", "MALFORMED");
        String etc;
        try (Stream<Path> files = Files.list(portal.folder().resolve("karaf/etc"))) {
            etc = files.filter(file -> file.getFileName().toString().startsWith("org.portal365"))
                    .filter(Files::isRegularFile)
                    .map(CertificateIT::read)
                    .collect(Collectors.joining());
        }
        assertThat(PAGES).hasSizeGreaterThan(10);
        for (TestCertificate certificate : certificates) {
            for (String piece : certificate.piecesOfTheKey()) {
                assertThat(PAGES).noneMatch(page -> page.contains(piece));
                assertThat(etc).doesNotContain(piece);
                assertThat(portal.log()).doesNotContain(piece);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As long as it is a client secret that ends when the administrator has typed: a certificate tells itself. */
    @Test
    @Order(1)
    void s24AnAdministratorIsWarnedOnEveryPageBeforeTheKeyEnds() {
        assertThat(admin.browser().go(portal.address("/disk")).has(BADGE)).isFalse();
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(7);
        settings.write(REGISTRATION, "credential.expires", soon.toString());
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> admin.browser().go(portal.address("/disk")).has(BADGE));
            admin.browser().click("header.bar a[href='/settings']").reads("expires in 7 days, on " + soon);
            try (Person fabian = new Person(portal)) {
                fabian.signIn(FOREIGN_ADMIN).browser().reads("Fabian Admin");
                assertThat(fabian.browser().has(BADGE)).isFalse();
                fabian.browser().go(portal.address("/settings")).reads("You are not permitted to do this");
            }
        } finally {
            settings.write(REGISTRATION, "credential.expires", "");
        }
    }
}
