package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** Case 153: what a bundle that stops is not needed for goes on, and all is well again when it is back. */
public class ServicesReturnIT extends BusyTestBase {
    private static final String DATABASE = "org.portal365.persistence";
    private static final String PORTAL = "org.portal365.reference";
    private static final String WHITEBOARD = "org.ops4j.pax.web.pax-web-extender-whiteboard";
    private static final String JETTY = "org.ops4j.pax.web.pax-web-jetty";
    private static final String EVENTS = "org.apache.karaf.services.eventadmin";
    private static final List<String> ALL =
            List.of(SOCIAL, DISK, MAIL, M365, DATABASE, PORTAL, WHITEBOARD, JETTY, EVENTS);

    private static final int ROUNDS = 6;
    private static final int AT_A_TIME = 3;
    private static final String AWAY = "Mail is not available";
    private static final String LATER = "data-action=\"retry\"";
    private static final String SIGN_IN = "/signin/office365";

    @Inject
    private SessionFactory sessions;

    private Busy anna;
    private String document = "";
    private int written;

    @Test
    public void case153WhatOthersNeedComesAndGoes() throws Exception {
        begin("Returning");
        works("positive control");
        a07TheShellListsThem();

        whileAway(SOCIAL, () -> {
            assertFalse(offersSignIn());
            assertTrue("the portal's own way in stays", stranger().has("/signin/local"));
            assertTrue("documents are there to be read", shows(anna.file(), "class=\"versions\""));
            assertTrue("mail says that it is away", says(anna.mailbox(), AWAY));
        });
        whileAway(DISK, () -> {
            assertFalse(anna.offersEditing(anna.file()));
            assertTrue(shows(anna.file(), "class=\"versions\""));
            assertTrue("editing says that it is away", says(anna.session(), "Editing is not available"));
            mailComes("mail goes on");
        });
        whileAway(MAIL, () -> {
            assertTrue("mail says that it is away", says(anna.mailbox(), AWAY));
            assertTrue("mail says that it is away", says("/mail", AWAY));
            editsCome("editing goes on");
        });
        whileAway(M365, () -> {
            assertFalse(offersSignIn());
            assertTrue(anna.signedIn());
            assertTrue(shows(anna.file(), "class=\"versions\""));
        });
        whileAway(EVENTS, () -> works("nobody waits for copies of events"));
        for (String needed : List.of(DATABASE, PORTAL, WHITEBOARD, JETTY, DATABASE)) {
            whileAway(needed, () -> assertFalse("nothing of the portal without " + needed, signedIn()));
        }
    }

    @Test
    public void case153InAnyOrder() throws Exception {
        begin("Any order");
        Random random = new Random(153);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> names = new ArrayList<>(ALL);
            Collections.shuffle(names, random);
            List<String> some = new ArrayList<>(names.subList(0, AT_A_TIME));
            for (String name : some) {
                bundle(name).stop();
            }
            Collections.shuffle(some, random);
            for (String name : some) {
                bundle(name).start();
            }
            works("after " + some);
        }
        List<String> versions = anna.versions();
        assertEquals("no version twice: " + versions, new HashSet<>(versions).size(), versions.size());
        List<String> mails = anna.mails();
        assertEquals("no mail twice: " + mails, new HashSet<>(mails).size(), mails.size());
    }

    /** The app registration loses its Client ID and gets it back: nobody waits for a time to pass. */
    @Test
    public void case153WhatWaitsForTheAdministratorGoesOnAtOnce() throws Exception {
        begin("Repaired");
        anna.permitSending();
        works("positive control");
        Commands shell = new Commands(sessions);
        set(M365, "client.id", "");
        within("no sign-in without a registration", 30, () -> !offersSignIn());
        bundle(MAIL).stop();
        bundle(MAIL).start();
        String text = document + " " + ++written;
        anna.write(text);
        within("the document waits", 60, () -> isListed(shell.run("office365:sessions"), "ADMIN", id(anna.session())));
        within("the mailbox waits", 60, () -> isListed(shell.run("office365:mailboxes"), "ADMIN", id(anna.mailbox())));
        String letter = "Letter " + ++written;
        anna.send(letter);
        within("the letter waits", 30, () -> shows(anna.mailbox(), LATER));
        assertFalse("not before", anna.versions().contains(text));
        assertFalse("not before", anna.mails().contains(letter));

        set(M365, "client.id", SandboxSettings.CLIENT_ID);
        within("what was written is back", 20, () -> anna.versions().contains(text));
        within("the letter came", 20, () -> anna.mails().contains(letter));
        works("with the registration");
    }

    private void begin(String name) throws Exception {
        document = name;
        anna = anna();
        anna.open(name);
        anna.connectMailbox();
    }

    private void a07TheShellListsThem() throws Exception {
        Commands shell = new Commands(sessions);
        Busy.within("the commands are there", 10, () -> shell.has("mailboxes"));
        assertListed(shell.run("office365:accounts"), "OK ", "anna@contoso.onmicrosoft.com");
        assertListed(shell.run("office365:sessions"), "OPEN ", id(anna.session()), id(anna.file()));
        assertListed(shell.run("office365:mailboxes"), "OK ", id(anna.mailbox()), "anna@contoso.onmicrosoft.com");
    }

    private static void assertListed(String table, String... words) {
        assertTrue(table, isListed(table, words));
    }

    private static boolean isListed(String table, String... words) {
        return table.lines().anyMatch(line -> Stream.of(words).allMatch(line::contains));
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private interface Look {
        void look() throws Exception;
    }

    private void whileAway(String name, Look look) throws Exception {
        Bundle bundle = bundle(name);
        bundle.stop();
        try {
            look.look();
        } finally {
            bundle.start();
        }
        works("after " + name);
    }

    /** Everything is offered again within ten seconds, and what is written from now on comes. */
    private void works(String when) throws Exception {
        within(when + ": signed in as before", 10, this::signedIn);
        within(when + ": the session is there", 10, () -> shows(anna.file(), "class=\"sessionbar\""));
        within(when + ": the sign-in is there", 10, this::offersSignIn);
        editsCome(when);
        mailComes(when);
    }

    private void editsCome(String when) throws Exception {
        String text = document + " " + ++written;
        anna.write(text);
        within(when + ": what was written is back", 30, () -> anna.versions().contains(text));
    }

    private void mailComes(String when) throws Exception {
        String subject = document + " " + ++written;
        anna.receive(subject);
        within(when + ": mail comes", 30, () -> anna.mails().contains(subject));
    }

    private boolean says(String path, String what) throws IOException {
        return anna.portal().go(path).status() == 503 && anna.portal().has(what);
    }

    private boolean shows(String path, String what) throws IOException {
        return anna.portal().go(path).status() == 200 && anna.portal().has(what);
    }

    private Surfer stranger() throws IOException {
        return new Surfer(URI.create(root())).go("/signin");
    }

    private boolean offersSignIn() throws IOException {
        return stranger().has(SIGN_IN);
    }

    private boolean signedIn() {
        try {
            return anna.signedIn();
        } catch (IOException nobodyAnswers) {
            return false;
        }
    }

    /** As long as not everything is back, pages may be refused. */
    private static void within(String what, int seconds, Callable<Boolean> fulfilled) throws Exception {
        Busy.within(what, seconds, () -> {
            try {
                return fulfilled.call();
            } catch (IOException | AssertionError notYet) {
                return false;
            }
        });
    }
}
