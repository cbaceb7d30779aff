package org.portal365.shell;

import java.io.IOException;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.UserId;
import org.portal365.api.portal.Privacy;

/** office365:privacy-erase. */
@Service
@Command(
        scope = "office365",
        name = "privacy-erase",
        description = "Erases a user with everything; again: says how far it is")
public final class PrivacyEraseCommand implements Action {
    @Reference
    Session session;

    @Reference
    Privacy privacy;

    @Argument(
            name = "USER",
            description = "The login of the portal, the id of the user, or the number of an erasure that was begun",
            required = true)
    String user;

    @Override
    public @Nullable Object execute() throws RefusedException, IOException {
        String erasure = user;
        if (privacy.progress(user).isEmpty()) {
            UserId id = Person.named(privacy, user);
            String asked = session.readLine("Erase " + user + " with everything? Type yes: ", null);
            if (!"yes".equals(asked.strip())) {
                throw new RefusedException("Nothing was erased.");
            }
            erasure = RefusedException.done(privacy.erase(id, "shell"));
        }
        session.getConsole().println("Erasure " + erasure + ": " + said(erasure));
        return null;
    }

    private String said(String erasure) {
        return privacy.progress(erasure).map(text -> text.in(Locale.ENGLISH)).orElse("");
    }
}
