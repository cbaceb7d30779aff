package org.portal365.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.portal365.api.UserId;
import org.portal365.api.portal.Privacy;

/** office365:privacy-export. */
@Service
@Command(
        scope = "office365",
        name = "privacy-export",
        description = "Writes all that is stored about a user into a zip file on this machine")
public final class PrivacyExportCommand implements Action {
    @Reference
    Session session;

    @Reference
    Privacy privacy;

    @Argument(name = "USER", description = "The login of the portal, or the id of the user", required = true)
    String user;

    @Argument(index = 1, name = "FILE", description = "A file that is not there yet", required = true)
    String file;

    @Override
    public @Nullable Object execute() throws RefusedException, IOException {
        UserId id = Person.named(privacy, user);
        Path to = Path.of(file).toAbsolutePath();
        if (Files.exists(to)) {
            throw new RefusedException(to + " is there already.");
        }
        if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // for nobody else on this machine
            Files.createFile(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream out = Files.newOutputStream(
                to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            privacy.export(id, "shell", out);
        }
        session.getConsole().println("Written: " + to);
        return null;
    }
}
