package org.portal365.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.secret.SealKeys;

/** office365:seal-keys. */
@Service
@Command(
        scope = "office365",
        name = "seal-keys",
        description = "Lists the sealing keys: which one seals, how many rows need it, which live nodes lack it")
public final class SealKeysCommand implements Action {
    @Reference
    Session session;

    @Reference
    SealKeys keys;

    @Override
    public @Nullable Object execute() {
        new SealKeysReport(keys.list()).print(session.getConsole());
        return null;
    }
}
