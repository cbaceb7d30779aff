package org.portal365.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Nothing;
import org.portal365.m365.secret.SealKeys;

/** office365:seal-key-retire. */
@Service
@Command(
        scope = "office365",
        name = "seal-key-retire",
        description = "Gives up a sealing key that no row needs any more, and takes it out of this node's key file")
public final class SealKeyRetireCommand implements Action {
    @Reference
    Session session;

    @Reference
    SealKeys keys;

    @Argument(name = "KID", description = "The name of the key, as office365:seal-keys shows it", required = true)
    @Completion(SealKeyCompleter.class)
    String kid;

    @Override
    public @Nullable Object execute() throws RefusedException {
        Nothing unused = RefusedException.done(keys.retire(kid));
        session.getConsole()
                .println("The key " + kid + " is retired and out of this node's key file."
                        + " Where other nodes have files of their own, retire it there too.");
        return null;
    }
}
