package org.portal365.reference.web.mail;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.mail.MailAddress;

/**
 * Addresses as people type them, with commas, semicolons or line ends between; a name may stand before one in angle
 * brackets, in quotes where it has a comma itself (RFC 5322, 3.4).
 *
 * @param bad what is no address, as it was typed
 */
record TypedAddresses(List<MailAddress> good, List<String> bad) {
    private static final int LONGEST = 254;

    TypedAddresses {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    static TypedAddresses parse(String text) {
        List<MailAddress> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (String typed : pieces(text)) {
            int start = typed.lastIndexOf('<');
            boolean named = start >= 0 && typed.endsWith(">");
            String address =
                    named ? typed.substring(start + 1, typed.length() - 1).strip() : typed;
            String name = named ? typed.substring(0, start).strip().replace("\"", "") : "";
            if (possible(address)) {
                good.add(new MailAddress(name, address));
            } else {
                bad.add(typed);
            }
        }
        return new TypedAddresses(good, bad);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            quoted = quoted != (one == '"');
            boolean end = one == '\n' || (!quoted && (one == ',' || one == ';'));
            if (end) {
                pieces.add(piece.toString().strip());
                piece.setLength(0);
                quoted = false;
            } else {
                piece.append(one);
            }
        }
        pieces.add(piece.toString().strip());
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    /** Told before anything is handed over; whoever sends it looks more closely. */
    private static boolean possible(String address) {
        int at = address.lastIndexOf('@');
        if (at <= 0 || address.length() > LONGEST || address.chars().anyMatch(TypedAddresses::never)) {
            return false;
        }
        try {
            return !IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                    .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean never(int one) {
        return Character.isWhitespace(one) || Character.isISOControl(one) || "<>()[]\\,;:\"".indexOf(one) >= 0;
    }

    /** What was typed, without these addresses. */
    static String without(String text, Set<String> addresses) {
        TypedAddresses all = parse(text);
        return all.good().stream()
                .filter(one -> addresses.stream().noneMatch(one.address()::equalsIgnoreCase))
                .map(TypedAddresses::typed)
                .collect(Collectors.joining(", "));
    }

    static String typed(MailAddress one) {
        boolean plain = one.name().matches("[\\p{L}\\p{N} .'-]*");
        String name = plain ? one.name() : "\"" + one.name().replace("\"", "") + "\"";
        return one.name().isEmpty() ? one.address() : name + " <" + one.address() + ">";
    }
}
