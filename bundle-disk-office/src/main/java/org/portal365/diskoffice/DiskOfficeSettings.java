package org.portal365.diskoffice;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.EditPolicy.Storage;
import org.portal365.diskoffice.core.Sharing;

/** The settings of org.portal365.disk.office365, read from what ConfigAdmin or a settings page gives. */
final class DiskOfficeSettings {
    static final String PID = "org.portal365.disk.office365";
    static final String ENABLED = "enabled";
    static final String TENANT_ONLY = "tenant.only";
    static final String STORAGE_SCOPE = "storage.scope";
    static final String SHARING = "sharing";
    static final String MACROS = "macros";
    static final String MAX_FILE_SIZE = "max.file.size";
    static final String MERGE_WINDOW = "merge.window";
    static final String SETTLE_TIME = "settle.time";
    static final String IDLE_REMINDER = "idle.reminder";
    static final String COLLECT_AFTER = "collect.after";
    static final String WATCH_INTERVAL = "watch.interval";
    static final String WEBHOOKS = "webhooks";
    static final String CONVERTER = "converter";

    /** Nobody may have the portal run any other program. */
    private static final Set<String> CONVERTERS = Set.of("soffice", "soffice.bin", "libreoffice");

    private DiskOfficeSettings() {}

    static Parsed parse(Map<String, ?> values) {
        SettingReader read = new SettingReader(values);
        Storage storage = read.choice(STORAGE_SCOPE, Storage.class, Storage.OWN_FILES);
        Sharing sharing =
                read.choice(SHARING, Sharing.class, storage == Storage.APP_FOLDER ? Sharing.OWNER : Sharing.PEOPLE);
        EditPolicy policy = new EditPolicy(
                read.flag(ENABLED, false),
                read.flag(TENANT_ONLY, true),
                storage,
                sharing,
                read.choice(MACROS, Macros.class, Macros.REFUSE) == Macros.ALLOW,
                read.size(MAX_FILE_SIZE, 100L << 20),
                read.time(MERGE_WINDOW, Duration.ofMinutes(5)),
                read.time(SETTLE_TIME, Duration.ofSeconds(60)),
                read.time(IDLE_REMINDER, Duration.ofHours(4)),
                read.time(COLLECT_AFTER, Duration.ofHours(24)),
                read.time(WATCH_INTERVAL, Duration.ofSeconds(5)),
                read.flag(WEBHOOKS, false));
        // The createLink and invite pages of Graph do not list Files.ReadWrite.AppFolder.
        if (storage == Storage.APP_FOLDER && sharing != Sharing.OWNER) {
            read.problem(SHARING, "problem.shared_app_folder");
        }
        return new Parsed(policy, read.program(CONVERTER, CONVERTERS), read.problems());
    }

    /** What is done with macros in what comes back. */
    enum Macros {
        REFUSE,
        ALLOW
    }

    /** How a setting spells a constant: "own-files" for OWN_FILES. */
    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
