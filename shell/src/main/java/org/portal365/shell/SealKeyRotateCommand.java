package org.portal365.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.secret.SealKey;
import org.portal365.m365.secret.SealKeys;

/** office365:seal-key-rotate. */
@Service
@Command(
        scope = "office365",
        name = "seal-key-rotate",
        description = "Adds a new sealing key to the key file of this node")
public final class SealKeyRotateCommand implements Action {
    @Reference
    Session session;

    @Reference
    SealKeys keys;

    @Override
    public @Nullable Object execute() throws RefusedException {
        SealKey key = RefusedException.done(keys.rotate());
        session.getConsole().println("The new key is " + key.kid() + ".");
        if (!key.lacking().isEmpty()) {
            session.getConsole()
                    .println("It seals as soon as these nodes have it: " + String.join(", ", key.lacking())
                            + ". Nodes that share the key file have it in a moment; to others copy the file.");
        }
        return null;
    }
}
