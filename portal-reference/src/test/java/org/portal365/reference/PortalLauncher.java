package org.portal365.reference;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.module.Check;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretRefusal;
import org.portal365.api.module.SecretSlot;
import org.portal365.api.module.State;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.persistence.TestDatabases;

/** Runs the portal without Karaf, to look at its pages: port as the argument, administrator admin2 / admin2. */
public final class PortalLauncher {
    private PortalLauncher() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) {
        TestPortal portal = new TestPortal(Integer.parseInt(arguments[0]), Clock.systemUTC(), TestDatabases.h2());
        UserId admin = portal.user("admin2", "admin2", true);
        var unused = portal.portal
                .links()
                .link(admin, new ExternalIdentity("office365", "contoso", "anna"))
                .optional()
                .orElseThrow();
        portal.plugins.services.add(new TestService("office365", 10, admin));
        portal.plugins.modules.add(new SampleModule());
    }

    private static final class SampleModule implements Module {
        @Override
        public String pid() {
            return "org.portal365.socialservices.office365";
        }

        @Override
        public Text section() {
            return Text.of("Social services");
        }

        @Override
        public State state() {
            return State.INCOMPLETE;
        }

        @Override
        public List<Problem> problems() {
            return List.of(
                    new Problem("client.id", Text.of("Client ID: it is missing. Copy it from the registration.")));
        }

        @Override
        public List<Problem> validate(Map<String, Object> candidate) {
            return List.of();
        }

        @Override
        public List<Fact> facts() {
            return List.of(new Fact(Text.of("Redirect URI"), "http://localhost:8181/signin/office365/callback"));
        }

        @Override
        public List<SecretSlot> secrets() {
            return List.of(new SecretSlot(
                    "key",
                    Text.of("Key"),
                    Text.of("Client secret of the registration."),
                    Optional.of(Instant.EPOCH),
                    "abc…"));
        }

        @Override
        public Outcome<Nothing, SecretRefusal> setSecret(String slot, char[] value) {
            return Refused.because(SecretRefusal.MALFORMED, Text.of("This cannot be a key."));
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }
    }
}
