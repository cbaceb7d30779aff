package org.portal365.mail.core;

import java.util.List;
import java.util.Locale;

/**
 * Names by which Microsoft's cloud is known: servers that never get a password, domains whose mail is there, and the
 * exchangers it has
 * (<a href="https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges">addresses</a>,
 * <a href="https://learn.microsoft.com/purview/how-smtp-dane-works">mx.microsoft</a>).
 */
public final class MicrosoftHosts {
    private static final List<String> SERVERS = List.of(
            "office365.com",
            "office365.us",
            "office.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "outlook.cn",
            "office365.cn",
            "microsoft.com",
            "mx.microsoft");
    private static final List<String> EXCHANGERS = List.of(
            "mail.protection.outlook.com",
            "mail.protection.office365.us",
            "mail.protection.partner.outlook.cn",
            "mx.microsoft");
    private static final List<String> WORK = List.of("onmicrosoft.com", "onmicrosoft.us", "partner.onmschina.cn");
    private static final List<String> PERSONAL = List.of("outlook.com", "hotmail.com", "live.com", "msn.com");

    private MicrosoftHosts() {}

    /** Whether a server is Microsoft's. */
    public static boolean server(String host) {
        return within(SERVERS, host);
    }

    /** Whether a mail exchanger of a domain is Exchange Online's. */
    static boolean exchanger(String host) {
        return within(EXCHANGERS, host);
    }

    /** Whether all mail of a domain is in Exchange Online. */
    static boolean work(String domain) {
        return within(WORK, domain);
    }

    /** Whether the domain is one of Microsoft's for private persons. */
    static boolean personal(String domain) {
        return within(PERSONAL, domain);
    }

    private static boolean within(List<String> domains, String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return domains.stream().anyMatch(domain -> plain.equals(domain) || plain.endsWith("." + domain));
    }
}
