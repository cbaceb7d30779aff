package org.portal365.diskoffice;

import java.nio.file.Path;
import java.time.Clock;
import org.portal365.api.disk.Disk;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Notices;
import org.portal365.api.portal.Users;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.diskoffice.core.RemoteDrives;
import org.portal365.diskoffice.transfer.core.Libraries;
import org.portal365.diskoffice.transfer.core.Secrets;
import org.portal365.m365.registration.Registrations;
import org.portal365.persistence.Database;

/**
 * What the editor is made of.
 *
 * @param folder for documents on their way; emptied at each start
 */
record Ingredients(
        Database database,
        Disk disk,
        Audit audit,
        Users users,
        IdentityLinks links,
        Notices notices,
        ConnectedAccounts accounts,
        Registrations registrations,
        RemoteDrives drives,
        Libraries libraries,
        Secrets secrets,
        Clock clock,
        Path folder) {}
