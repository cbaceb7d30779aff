package org.portal365.m365.sdk;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.portal365.m365.graph.Notification;

/**
 * Reads what Graph posts to the address of a subscription. The SDK's class for it wants a library for the tokens of
 * encrypted notifications, which are not asked for here.
 */
final class Notifications {
    private Notifications() {}

    static List<Notification> in(String body, int most) {
        try {
            List<Notification> found = new ArrayList<>();
            Iterator<JsonElement> values = JsonParser.parseString(body)
                    .getAsJsonObject()
                    .getAsJsonArray("value")
                    .iterator();
            while (values.hasNext() && found.size() < most) {
                JsonObject told = values.next().getAsJsonObject();
                found.add(new Notification(text(told, "subscriptionId"), text(told, "clientState")));
            }
            return found;
        } catch (RuntimeException notOfThatKind) {
            return List.of();
        }
    }

    private static String text(JsonObject told, String name) {
        JsonElement value = told.get(name);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }
}
