package org.portal365.diskoffice.transfer.core;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.portal365.api.disk.Disk;
import org.portal365.api.portal.Audit;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.RemoteDrives;

/**
 * What the steps work with.
 *
 * @param drives for what lies in the app's own folder for a while
 * @param folder for files on their way; nothing in it is of value after a restart
 */
public record Tools(
        Disk disk,
        RemoteDrives drives,
        Libraries libraries,
        Origins origins,
        Pdfs pdfs,
        Converter converter,
        Secrets secrets,
        Audit audit,
        Path folder,
        Clock clock,
        Supplier<EditPolicy> policy) {}
