package org.portal365.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.portal365.api.module.Module;
import org.portal365.api.module.SecretSlot;

/** Completes the names of secrets. */
@Service
public final class SlotCompleter implements Completer {
    @Reference
    List<Module> modules;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> slots = modules.stream()
                .flatMap(module -> module.secrets().stream())
                .map(SecretSlot::id)
                .toList();
        return new StringsCompleter(slots).complete(session, line, candidates);
    }
}
