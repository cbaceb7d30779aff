package org.portal365.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessions;

/** office365:sessions. */
@Service
@Command(
        scope = "office365",
        name = "sessions",
        description = "Lists the documents that are being edited, oldest first: their state and what they wait for")
public final class SessionsCommand implements Action {
    private static final String ROW = "%-11s  %-11s  %-20s  %-20s  %-36s  %-36s  %s%n";

    @Reference
    Session session;

    @Reference
    List<EditSessions> sessions;

    @Override
    public @Nullable Object execute() {
        PrintStream out = session.getConsole();
        out.printf(ROW, "STATE", "WAITS FOR", "OPENED", "SAVED", "SESSION", "FILE", "USER");
        sessions.stream().flatMap(some -> some.all().stream()).forEach(one -> print(out, one));
        return null;
    }

    private static void print(PrintStream out, EditSession one) {
        String waits = one.waiting().map(waiting -> waiting.reason().name()).orElse("-");
        String saved = one.savedAt().map(Times::minute).orElse("never");
        out.printf(ROW, one.state(), waits, Times.minute(one.opened()), saved, one.id(), one.file(), one.owner());
    }
}
