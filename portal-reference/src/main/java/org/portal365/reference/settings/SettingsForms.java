package org.portal365.reference.settings;

import java.util.Locale;
import java.util.Optional;

/** Finds what can be set; metatype in Karaf. */
@FunctionalInterface
public interface SettingsForms {
    /** The form of a PID; empty when no bundle describes it. */
    Optional<SettingsForm> form(String pid, Locale locale);
}
