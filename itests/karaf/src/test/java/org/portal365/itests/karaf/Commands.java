package org.portal365.itests.karaf;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;

/** Commands in Karaf's own shell, without a terminal. */
final class Commands {
    private final SessionFactory sessions;

    Commands(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** What it prints. */
    String run(String command) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Session session = sessions.create(InputStream.nullInputStream(), out, out);
            Object unused = session.execute(command);
            session.close();
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return sessions.getRegistry().getCommand("office365", name) != null;
    }
}
