package org.portal365.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.module.Module;

/** office365:secret-set. The secret is never an argument: arguments stand in the history. */
@Service
@Command(
        scope = "office365",
        name = "secret-set",
        description = "Stores a secret sealed; asks for it, or reads it from a file")
public final class SecretSetCommand implements Action {
    @Reference
    Session session;

    @Reference
    List<Module> modules;

    @Argument(name = "SLOT", description = "Which secret, e.g. key", required = true)
    @Completion(SlotCompleter.class)
    String slot;

    @Option(name = "--file", description = "Read it from this file, e.g. a certificate with its key in PEM")
    @Nullable
    String file;

    @Override
    public @Nullable Object execute() throws RefusedException, IOException {
        Secrets secrets = new Secrets(List.copyOf(modules));
        Module unused = secrets.owner(slot);
        if (file == null) {
            secrets.set(slot, asked());
        } else {
            secrets.setFrom(slot, Path.of(file));
        }
        session.getConsole().println("The secret " + slot + " is stored.");
        return null;
    }

    private char[] asked() throws IOException, RefusedException {
        String typed = session.readLine("Secret: ", '*');
        if (typed == null || typed.isBlank()) {
            throw new RefusedException("Nothing was typed, so nothing has changed.");
        }
        return typed.toCharArray();
    }
}
