package org.portal365.mail;

import java.nio.file.Path;
import java.time.Clock;
import org.portal365.api.mail.MailStore;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.Notices;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.Database;

/**
 * What mail is made of.
 *
 * @param folder for messages on their way; emptied at each start
 */
record Ingredients(
        Database database,
        MailStore store,
        Audit audit,
        Groups groups,
        Notices notices,
        SecretBox box,
        ConnectedAccounts accounts,
        Registrations registrations,
        OutboundTls tls,
        OutboundHttp http,
        Clock clock,
        Path folder) {}
