package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.mail.Mailboxes;

/** Case 152: what people have begun survives that bundles go and come back. */
public class VanishingBundlesIT extends BusyTestBase {
    private static final int CYCLES = 50;

    @Test
    public void case152EditsAndMailSurviveBundlesThatChange() throws Exception {
        Busy anna = anna();
        anna.open("Changing");
        anna.connectMailbox();
        int begun = anna.sessions("begun");
        assertTrue("positive control: a mailbox is watched", anna.sessions("open") == 1);
        Random random = new Random(152);
        for (int i = 1; i <= CYCLES; i++) {
            anna.write("Text " + i);
            anna.receive("Mail " + i);
            Thread.sleep(random.nextInt(400));
            cycle(i);
            if (i == CYCLES / 2) {
                String text = "Text " + i;
                Busy.within(
                        "what was written is back", 20, () -> anna.versions().contains(text));
            }
        }
        serviceWithin(EditSessions.class, 10_000);
        serviceWithin(Mailboxes.class, 10_000);

        anna.write("The end");
        anna.finish();
        List<String> versions = anna.versions();
        assertEquals("The end", versions.get(versions.size() - 1));
        assertEquals("no version twice: " + versions, new HashSet<>(versions).size(), versions.size());

        List<String> wanted =
                IntStream.rangeClosed(1, CYCLES).mapToObj(i -> "Mail " + i).toList();
        Busy.within("every mail is there", 10, () -> anna.mails().containsAll(wanted));
        List<String> mails = anna.mails();
        assertEquals("no mail twice: " + mails, new HashSet<>(mails).size(), mails.size());
        Busy.within("one connection, as at the start", 10, () -> anna.sessions("open") == 1);
        assertTrue("connections were opened again", anna.sessions("begun") > begun + CYCLES / 4);
        assertEquals("every other one was ended by LOGOUT", anna.sessions("begun") - 1, anna.sessions("loggedOut"));
    }

    /** The bundles of documents and of mail in turn: stopped and started, updated from where they came, rewired. */
    private void cycle(int number) throws Exception {
        Bundle bundle = bundle(number % 2 == 0 ? DISK : MAIL);
        switch (number / 2 % 3) {
            case 0 -> {
                bundle.stop();
                bundle.start();
            }
            case 1 -> bundle.update();
            default -> refresh(bundle);
        }
    }
}
