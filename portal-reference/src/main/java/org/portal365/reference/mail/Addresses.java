package org.portal365.reference.mail;

import java.util.ArrayList;
import java.util.List;
import org.portal365.api.mail.MailAddress;

/** Addresses as a column: one a line, name and address with a tab between; as many as there is room for. */
final class Addresses {
    private static final int LONGEST = 20_000;

    private Addresses() {}

    static String text(List<MailAddress> addresses) {
        StringBuilder text = new StringBuilder();
        for (MailAddress one : addresses) {
            String line = plain(one.name()) + "\t" + plain(one.address()) + "\n";
            if (text.length() + line.length() <= LONGEST) {
                text.append(line);
            }
        }
        return text.toString();
    }

    private static String plain(String text) {
        return text.replace('\t', ' ').replace('\n', ' ');
    }

    static List<MailAddress> parse(String text) {
        List<MailAddress> addresses = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            int tab = line.indexOf('\t');
            if (tab >= 0) {
                addresses.add(new MailAddress(line.substring(0, tab), line.substring(tab + 1)));
            }
        }
        return addresses;
    }
}
