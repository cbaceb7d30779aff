package org.portal365.reference.settings;

import java.util.Map;
import java.util.Set;

/** The settings as the components of this node get them; ConfigAdmin in Karaf. */
public interface LocalSettings {
    /** The PIDs that have settings here and that nodes share. */
    Set<String> pids();

    /** As text, without what belongs to this node only; empty when there are none. */
    Map<String, String> read(String pid);

    /** Replaces them. */
    void write(String pid, Map<String, String> settings);

    /** Whether nodes share the settings of this PID. */
    boolean shared(String pid);
}
