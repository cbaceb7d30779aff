package org.portal365.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.UserId;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.portal.Privacy;

/** office365:mailboxes. */
@Service
@Command(
        scope = "office365",
        name = "mailboxes",
        description = "Lists connected mailboxes: how they are, when they were last up to date, what is still to come")
public final class MailboxesCommand implements Action {
    private static final String ROW = "%-14s  %-40s  %-20s  %7s  %-32s  %s%n";

    @Reference
    Session session;

    @Reference
    List<Mailboxes> mailboxes;

    @Reference
    Privacy people;

    @Argument(name = "USER", description = "Only of this user: the login of the portal, or the id of the user")
    @Nullable
    String user;

    @Override
    public @Nullable Object execute() throws RefusedException {
        PrintStream out = session.getConsole();
        out.printf(ROW, "STATE", "ADDRESS", "UP TO DATE", "TO COME", "MAILBOX", "USER");
        for (Mailbox box : some()) {
            String synced = box.synced().map(Times::minute).orElse("never");
            out.printf(ROW, box.state(), box.address(), synced, box.left(), box.id(), box.owner());
            box.problem().ifPresent(why -> out.println("    " + why.in(Locale.ENGLISH)));
        }
        return null;
    }

    private List<Mailbox> some() throws RefusedException {
        Stream<Mailboxes> engines = mailboxes.stream();
        if (user == null) {
            return engines.flatMap(engine -> engine.all().stream()).toList();
        }
        UserId id = Person.named(people, user);
        return engines.flatMap(engine -> engine.of(id).stream()).toList();
    }
}
