package org.portal365.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.portal365.itests.mail.Maildir;

/** Mail as people have it: of 5,000 messages 80 % of 2 to 10 KB, 18 % of 10 to 50 KB, 2 % with a megabyte; 171 MB. */
final class MailCorpus {
    private static final Random RANDOM = new Random(5);

    private MailCorpus() {}

    static void fill(Maildir mailbox, int first, int last) throws IOException {
        for (int number = first; number <= last; number++) {
            int chance = number % 100;
            int size = chance < 80
                    ? 2_000 + RANDOM.nextInt(8_000)
                    : chance < 98 ? 10_000 + RANDOM.nextInt(40_000) : 1_000_000 + RANDOM.nextInt(200_000);
            mailbox.add(number, message(number, size), Instant.ofEpochSecond(1_790_000_000L + number));
        }
    }

    /** Short ones, for a folder that is only followed. */
    static void fillShort(Maildir mailbox, int first, int last) throws IOException {
        for (int number = first; number <= last; number++) {
            mailbox.add(number, message(number, 300), Instant.ofEpochSecond(1_790_000_000L + number));
        }
    }

    private static byte[] message(int number, int size) {
        byte[] bytes = new byte[size * 3 / 4];
        RANDOM.nextBytes(bytes);
        String head = String.join(
                "\r\n",
                "Message-ID: <" + number + "@benchmark.test>",
                "From: Boris <boris@example.test>",
                "To: Anna <anna@example.test>",
                "Subject: Number " + number,
                "Date: Mon, 02 Nov 2026 09:00:00 +0100",
                "MIME-Version: 1.0",
                "Content-Type: application/octet-stream",
                "Content-Transfer-Encoding: base64",
                "",
                "");
        return (head + Base64.getMimeEncoder().encodeToString(bytes) + "\r\n").getBytes(US_ASCII);
    }
}
