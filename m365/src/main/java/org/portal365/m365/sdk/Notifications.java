package org.portal365.m365.sdk;

import com.microsoft.graph.models.ChangeNotification;
import com.microsoft.graph.models.ChangeNotificationCollection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.Notification;

/** Reads what Graph posts to the address of a subscription. */
final class Notifications {
    private Notifications() {}

    static List<Notification> in(String body, int most) {
        return GraphJson.read(
                        body.getBytes(StandardCharsets.UTF_8),
                        ChangeNotificationCollection::createFromDiscriminatorValue)
                .map(ChangeNotificationCollection::getValue)
                .orElse(List.of())
                .stream()
                .limit(most)
                .map(Notifications::notification)
                .toList();
    }

    private static Notification notification(ChangeNotification told) {
        Object id = told.getSubscriptionId();
        return new Notification(id == null ? "" : id.toString(), text(told.getClientState()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
