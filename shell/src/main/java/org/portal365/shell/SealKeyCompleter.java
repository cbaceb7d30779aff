package org.portal365.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.portal365.m365.secret.SealKey;
import org.portal365.m365.secret.SealKeys;

/** Completes the names of sealing keys. */
@Service
public final class SealKeyCompleter implements Completer {
    @Reference
    SealKeys keys;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> kids = keys.list().stream().map(SealKey::kid).toList();
        return new StringsCompleter(kids).complete(session, line, candidates);
    }
}
