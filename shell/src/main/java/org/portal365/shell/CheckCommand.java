package org.portal365.shell;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.UserId;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.CheckList;
import org.portal365.api.module.Module;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** office365:check. */
@Service
@Command(
        scope = "office365",
        name = "check",
        description = "Tries everything for real, one line each; fails when a line does")
public final class CheckCommand implements Action {
    private static final Logger LOG = LoggerFactory.getLogger(CheckCommand.class);

    @Option(
            name = "--as",
            valueToShowInHelp = "ID",
            description = "Id of the user whose connected account is tried, as in the address of the page of People")
    String user = "";

    @Reference
    Session session;

    @Reference
    List<Module> modules;

    @Override
    public @Nullable Object execute() throws RefusedException {
        CheckList list =
                new CheckList(List.copyOf(modules), (line, e) -> LOG.warn("The check {} failed itself", line, e));
        Optional<UserId> as = user.isEmpty() ? Optional.empty() : Optional.of(new UserId(user));
        new CheckReport(list, new CheckContext(as, () -> !Thread.currentThread().isInterrupted()))
                .print(session.getConsole());
        return null;
    }
}
