package org.portal365.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.portal365.api.mail.MailStore;
import org.portal365.itests.mail.MailServers;
import org.portal365.mail.Engine;

/** Our engine of mail as it is measured. */
final class Engines {
    private Engines() {}

    /** Looks for new mail when it is told to, and reads everything. */
    static Engine at(Path folder, int port, UnaryOperator<MailStore> store) throws IOException {
        MailServers servers = MailServers.shared();
        Engine.Place place = new Engine.Place(
                servers.certificate(), servers.keys(), port, servers.postfix().submission());
        return new Engine(Files.createDirectories(folder), place, Engine.settings("poll.interval", "1 h"), store);
    }
}
