package org.portal365.mail.imap;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.portal365.api.Body;
import org.portal365.mail.core.MailFault;

/** The items of one FETCH answer by name; empty for any other answer. */
record Fetched(Map<String, Value> items) {
    static Fetched of(ImapResponse answer) {
        Map<String, Value> items = new HashMap<>();
        if (answer.name().equals("FETCH") && !answer.values().isEmpty()) {
            List<Value> pairs = answer.values().get(0).asItems();
            for (int i = 0; i + 1 < pairs.size(); i += 2) {
                items.put(pairs.get(i).asText().toUpperCase(Locale.ROOT), pairs.get(i + 1));
            }
        }
        return new Fetched(items);
    }

    boolean has(String name) {
        return items.containsKey(name);
    }

    private Value value(String name) {
        return items.getOrDefault(name, new Value.Atom("NIL"));
    }

    /** -1 when there is none. */
    long uid() {
        return number("UID");
    }

    long number(String name) {
        return value(name).asNumber();
    }

    String text(String name) {
        return value(name).asText();
    }

    List<Value> items(String name) {
        return value(name).asItems();
    }

    Body body(String name) {
        if (value(name) instanceof Value.Bytes bytes) {
            return bytes.body();
        }
        throw new MailFault(MailFault.Kind.PROTOCOL, "FETCH: no string where the message is due");
    }
}
