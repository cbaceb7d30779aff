package org.portal365.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.module.Module;
import org.portal365.m365.registration.Registrations;

/** office365:status. */
@Service
@Command(
        scope = "office365",
        name = "status",
        description = "Shows whether the app registration is complete, and the state of each module")
public final class StatusCommand implements Action {
    @Reference
    Session session;

    @Reference
    Registrations registrations;

    @Reference
    List<Module> modules;

    @Override
    public @Nullable Object execute() {
        new StatusReport(registrations, List.copyOf(modules)).print(session.getConsole());
        return null;
    }
}
