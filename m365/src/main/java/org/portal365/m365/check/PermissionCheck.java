package org.portal365.m365.check;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Resource;

/**
 * Whether a permission is given: a token for it is fetched with the connected account of whoever checks.
 *
 * @param optional asked of people only when they first need it: one who was never asked lacks nothing
 */
public record PermissionCheck(
        ConnectedAccounts accounts, Resource resource, String scope, Text why, BooleanSupplier optional)
        implements Check {
    private static final Words WORDS = Words.beside(PermissionCheck.class);

    /** The account that a check uses: one that works, if the user has one. */
    public static Optional<ConnectedAccount> account(ConnectedAccounts accounts, CheckContext context) {
        return context.user()
                .flatMap(user -> accounts.of(user).stream()
                        .min(Comparator.comparing(own -> own.state() == GrantState.OK ? 0 : 1)));
    }

    /** What a check says that has no account to work with. */
    public static Finding noAccount(CheckContext context) {
        return Finding.skipped(
                WORDS.text("no_account"),
                WORDS.text(context.user().isPresent() ? "no_account.connect" : "no_account.as"));
    }

    @Override
    public Text title() {
        return WORDS.text("permission", scope, why);
    }

    @Override
    public Finding run(CheckContext context) {
        Optional<ConnectedAccount> found = account(accounts, context);
        if (found.isEmpty()) {
            Optional<Challenge> connect = context.user().map(user -> accounts.connect(resource, Set.of(scope)));
            return noAccount(context).withChallenge(connect);
        }
        ConnectedAccount account = found.orElseThrow();
        boolean asked = accounts.agreed(account.id()).contains(resource.name() + "/" + scope);
        if (!asked && optional.getAsBoolean()) {
            Challenge connect = accounts.connect(resource, Set.of(scope));
            Challenge ask =
                    new Challenge(connect.service(), Optional.of(account.id()), connect.scopes(), Optional.empty());
            return Finding.skipped(
                            WORDS.text("permission.unasked", account.login()), WORDS.text("permission.unasked.cure"))
                    .withChallenge(Optional.of(ask));
        }
        return accounts.token(account.id(), resource, Set.of(scope), Optional.empty())
                .fold(
                        token -> Finding.ok(WORDS.text("permission.ok", account.login())),
                        refused -> Finding.failed(
                                        WORDS.text("permission.failed", account.login(), scope),
                                        WORDS.text("permission.cure", refused.admin(), scope))
                                .withReference(refused.reference())
                                .withChallenge(refused.challenge()));
    }
}
