package org.portal365.reference.secondfactor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.portal365.api.UserId;
import org.portal365.reference.web.Tokens;

/** Codes on paper for the day when the device is lost. Each is good once; only hashes are kept. */
final class RecoveryCodes {
    static final int COUNT = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUP = 5;

    private RecoveryCodes() {}

    /** Puts new codes in the place of all old ones. */
    static List<String> renew(Handle handle, UserId user) {
        remove(handle, user);
        List<String> codes = IntStream.range(0, COUNT)
                .mapToObj(index -> group() + "-" + group())
                .toList();
        for (String code : codes) {
            handle.createUpdate("insert into portal_recovery_code (user_id, hash) values (:user, :hash)")
                    .bind("user", user.value())
                    .bind("hash", hash(code))
                    .execute();
        }
        return codes;
    }

    /** Uses a code up; false when it is none of the user's. */
    static boolean use(Handle handle, UserId user, String code) {
        return handle.createUpdate("delete from portal_recovery_code where user_id = :user and hash = :hash")
                        .bind("user", user.value())
                        .bind("hash", hash(code))
                        .execute()
                > 0;
    }

    static int left(Handle handle, UserId user) {
        return handle.createQuery("select count(*) from portal_recovery_code where user_id = :user")
                .bind("user", user.value())
                .mapTo(Integer.class)
                .one();
    }

    static void remove(Handle handle, UserId user) {
        handle.createUpdate("delete from portal_recovery_code where user_id = :user")
                .bind("user", user.value())
                .execute();
    }

    private static String group() {
        return RANDOM.ints(GROUP, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }

    private static String hash(String code) {
        return Tokens.hash(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
}
