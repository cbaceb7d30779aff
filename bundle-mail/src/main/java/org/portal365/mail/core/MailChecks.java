package org.portal365.mail.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.Resource;
import org.portal365.m365.check.PermissionCheck;

/** What "Check everything" tries for mail: the permissions, IMAP, and the way out that is set. */
public final class MailChecks {
    private final ConnectedAccounts accounts;
    private final Ways ways;
    private final Supplier<MailPolicy> policy;

    /**
     * Signs in and leaves again; throws {@link MailFault} and {@link GrantRefusedException}.
     *
     * @param imap with the mailbox of an account
     * @param smtp with the mailbox of an account
     * @param local at the portal's own server
     */
    public record Ways(Consumer<ConnectedAccount> imap, Consumer<ConnectedAccount> smtp, Runnable local) {
        /** With the account's own mailbox, connected or not; the portal's own server hears of no sender. */
        public static Ways of(RemoteMailboxes servers, Consumer<Box> smtp, Consumer<Box> local) {
            return new Ways(
                    account -> servers.open(own(account)).close(),
                    account -> smtp.accept(own(account)),
                    () -> local.accept(box("", new UserId("-"), new AccountId("-"))));
        }

        private static Box own(ConnectedAccount account) {
            return box(account.login(), account.owner(), account.id());
        }

        private static Box box(String address, UserId owner, AccountId account) {
            Access access = Access.account(address, account);
            return Box.fresh(new MailboxId("check"), owner, ConnectPolicy.CLOUD.get(0), address, access);
        }
    }

    public MailChecks(ConnectedAccounts accounts, Ways ways, Supplier<MailPolicy> policy) {
        this.accounts = accounts;
        this.ways = ways;
        this.policy = policy;
    }

    /** As the settings are now. */
    public List<Check> all() {
        boolean local = policy.get().localOutgoing();
        List<Check> checks = new ArrayList<>();
        checks.add(permission("outlook", "IMAP.AccessAsUser.All", "check.permission.imap", false));
        checks.add(permission("outlook", "SMTP.Send", "check.permission.smtp", false));
        if (!local && policy.get().fallback() != MailPolicy.Fallback.OFF) {
            checks.add(permission("graph", "Mail.Send", "check.permission.graph", true));
        }
        checks.add(new WithAccount("check.imap", ways.imap()));
        checks.add(local ? new AtOwnServer() : new WithAccount("check.smtp", ways.smtp()));
        return checks;
    }

    private Check permission(String resource, String scope, String why, boolean optional) {
        return new PermissionCheck(accounts, new Resource(resource), scope, Phrases.text(why), () -> optional);
    }

    private final class WithAccount implements Check {
        private final String key;
        private final Consumer<ConnectedAccount> work;

        WithAccount(String key, Consumer<ConnectedAccount> work) {
            this.key = key;
            this.work = work;
        }

        @Override
        public Text title() {
            return Phrases.text(key);
        }

        @Override
        public Finding run(CheckContext context) {
            Optional<ConnectedAccount> account = PermissionCheck.account(accounts, context);
            return account.isEmpty()
                    ? PermissionCheck.noAccount(context)
                    : tried(key, account.orElseThrow().login(), () -> work.accept(account.orElseThrow()));
        }
    }

    private final class AtOwnServer implements Check {
        @Override
        public Text title() {
            return Phrases.text("check.local");
        }

        @Override
        public Finding run(CheckContext context) {
            return tried("check.local", "", ways.local());
        }
    }

    private Finding tried(String key, String login, Runnable work) {
        try {
            work.run();
            return Finding.ok(Phrases.text(key + ".ok", login));
        } catch (GrantRefusedException e) {
            return Finding.failed(
                            Phrases.text("check.no_token", login), e.refused().admin())
                    .withReference(e.refused().reference());
        } catch (MailFault e) {
            Text cure = Phrases.text("admin.detail", Phrases.text(cure(e.kind())), String.valueOf(e.getMessage()));
            boolean otherWay =
                    e.kind() == MailFault.Kind.SMTP_OFF && policy.get().fallback() != MailPolicy.Fallback.OFF;
            return otherWay
                    ? Finding.warning(Phrases.text("check.smtp.graph"), cure)
                    : Finding.failed(Phrases.text(key + ".failed", login), cure);
        }
    }

    private static String cure(MailFault.Kind kind) {
        return switch (kind) {
            case TOKEN_REFUSED, NOT_PERMITTED -> "check.cure.refused";
            case SWITCHED_OFF -> "check.cure.off";
            case SMTP_OFF -> "check.cure.smtp_off";
            case THROTTLED -> "check.cure.throttled";
            default -> "check.cure.unreachable";
        };
    }
}
