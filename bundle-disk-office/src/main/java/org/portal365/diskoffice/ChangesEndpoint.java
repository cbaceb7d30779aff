package org.portal365.diskoffice;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portal365.api.endpoint.Call;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.endpoint.Kind;
import org.portal365.api.endpoint.Reply;
import org.portal365.diskoffice.graph.DriveWatches;
import org.portal365.diskoffice.jdbc.JdbcSubscriptions;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.graph.Notification;

/**
 * Where Graph tells of changes. Anybody can call it, so what it hears is a hint at the most: sessions of a drive look
 * earlier than they would. It answers the same to everything that is not asked for, so nobody learns what is known.
 *
 * @see <a href="https://learn.microsoft.com/graph/change-notifications-delivery-webhooks">Receive change notifications
 *     through webhooks</a>
 */
final class ChangesEndpoint implements Endpoint {
    static final String NAME = "changes";

    private static final int LONGEST_TOKEN = 1024;
    private static final int LONGEST_BODY = 256 * 1024;
    private static final int MOST_NOTIFICATIONS = 200;
    /** Whoever opens the address in a browser sees text, whatever the token is. */
    private static final Map<String, String> PLAIN =
            Map.of("X-Content-Type-Options", "nosniff", "Content-Security-Policy", "default-src 'none'; sandbox");

    private final GraphDrives graph;
    private final JdbcSubscriptions subscriptions;
    private final DriveWatches watches;
    private final Clock clock;

    ChangesEndpoint(GraphDrives graph, JdbcSubscriptions subscriptions, DriveWatches watches, Clock clock) {
        this.graph = graph;
        this.subscriptions = subscriptions;
        this.watches = watches;
        this.clock = clock;
    }

    @Override
    public String plugin() {
        return Office365Editor.ID;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind() {
        return Kind.MACHINE;
    }

    @Override
    public int bodyLimit() {
        return LONGEST_BODY;
    }

    @Override
    public Reply handle(Call call) {
        if (!call.method().equals("POST")) {
            return plain(405, "");
        }
        if (call.query().containsKey("validationToken")) {
            return call.single("validationToken")
                    .filter(token -> token.length() <= LONGEST_TOKEN)
                    .map(token -> plain(200, token))
                    .orElseGet(() -> plain(400, ""));
        }
        Set<String> drives = new TreeSet<>();
        for (Notification told : graph.notifications(call.body(), MOST_NOTIFICATIONS)) {
            drive(told).ifPresent(drives::add);
        }
        drives.forEach(this::hint);
        return plain(202, "");
    }

    private Optional<String> drive(Notification told) {
        return told.subscriptionId().isEmpty()
                ? Optional.empty()
                : subscriptions
                        .known(told.subscriptionId())
                        .filter(known -> ClientState.proves(told.clientState(), known.stateHash()))
                        .map(JdbcSubscriptions.Known::driveId);
    }

    private void hint(String driveId) {
        watches.hint(driveId);
        subscriptions.nudge(driveId, clock.instant());
    }

    private static Reply plain(int status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", PLAIN, body);
    }
}
