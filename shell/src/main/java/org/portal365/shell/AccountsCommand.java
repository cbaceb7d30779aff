package org.portal365.shell;

import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.portal.Privacy;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;

/** office365:accounts. */
@Service
@Command(
        scope = "office365",
        name = "accounts",
        description = "Lists connected accounts: whether they work, and what their people must do")
public final class AccountsCommand implements Action {
    private static final String ROW = "%-14s  %-40s  %-36s  %s%n";

    @Reference
    Session session;

    @Reference
    ConnectedAccounts accounts;

    @Reference
    Privacy people;

    @Argument(name = "USER", description = "Only of this user: the login of the portal, or the id of the user")
    @Nullable
    String user;

    @Override
    public @Nullable Object execute() throws RefusedException {
        List<ConnectedAccount> some = user == null ? accounts.all() : accounts.of(Person.named(people, user));
        session.getConsole().printf(ROW, "STATE", "LOGIN", "TENANT", "USER");
        for (ConnectedAccount account : some) {
            session.getConsole().printf(ROW, account.state(), account.login(), account.tenant(), account.owner());
            account.missing().forEach(what -> session.getConsole().println("    " + what.in(Locale.ENGLISH)));
        }
        return null;
    }
}
