package org.portal365.diskoffice.core;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.api.disk.Disk;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Notices;
import org.portal365.api.portal.Users;

/**
 * What the steps work with.
 *
 * @param editors who has edited
 * @param admitted whether the account's organization may edit here
 * @param folder for files on their way; nothing in it is of value after a restart
 * @param policy as the admin has it now
 */
public record Workshop(
        Disk disk,
        RemoteDrives drives,
        PackageInspector inspector,
        Audit audit,
        Users users,
        Notices notices,
        Editors editors,
        Predicate<AccountId> admitted,
        Path folder,
        Clock clock,
        Supplier<EditPolicy> policy) {}
