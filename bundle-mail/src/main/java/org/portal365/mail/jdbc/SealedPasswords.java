package org.portal365.mail.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.m365.secret.SealedColumn;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.Passwords;

/** Passwords in the rows of their mailboxes, each sealed for owner, provider and address. */
public final class SealedPasswords implements Passwords {
    private static final String KIND = "mail-password";
    private static final List<String> OWNER = List.of("owner", "provider", "address");

    private final Jdbi jdbi;
    private final SecretBox box;

    public SealedPasswords(Jdbi jdbi, SecretBox box) {
        this.jdbi = jdbi;
        this.box = box;
    }

    /** For a change of the key. */
    public static SealedRows rows(Jdbi jdbi, SecretBox box) {
        return new SealedColumn(jdbi, box, KIND, new SealedColumn.Place(JdbcBoxStore.TABLE, "id", "secret", OWNER));
    }

    private static String owner(Box mailbox) {
        return String.join("|", mailbox.owner().value(), mailbox.provider(), mailbox.address());
    }

    @Override
    public String seal(Box mailbox, String password) {
        return box.seal(KIND, owner(mailbox), password.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String of(Box mailbox) {
        Optional<String> sealed = jdbi.withHandle(
                handle -> handle.createQuery("select secret from " + JdbcBoxStore.TABLE + " where id = :id")
                        .bind("id", mailbox.id().value())
                        .map((row, context) -> Optional.ofNullable(row.getString(1)))
                        .findOne()
                        .flatMap(found -> found));
        try {
            byte[] plain = box.open(KIND, owner(mailbox), sealed.orElse(""));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (SealUnavailableException e) {
            throw new MailFault(Kind.UNREACHABLE, "there is no key to open the password with", e);
        } catch (SealBrokenException e) {
            throw new MailFault(Kind.PASSWORD_REFUSED, "the password cannot be opened any more", e);
        }
    }
}
