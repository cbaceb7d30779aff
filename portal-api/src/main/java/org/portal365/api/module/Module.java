package org.portal365.api.module;

import java.util.List;
import java.util.Map;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Text;

/** A plug-in as an admin sees it. Registered as a service by each settings component, whatever its state. */
public interface Module {
    /** The PID of its settings; labels and types are in the metatype of the bundle. */
    String pid();

    /** Where the settings page shows it, as users know it: "Social services", "Disk", "Mail". */
    Text section();

    /** Where it stands among the modules: what others build on comes first. */
    default int order() {
        return 50;
    }

    State state();

    /** What is wrong with the settings in force; empty when nothing is. */
    List<Problem> problems();

    /** Checks settings before they are saved; values as in the settings page, strings included. Changes nothing. */
    List<Problem> validate(Map<String, Object> candidate);

    /** Facts to copy elsewhere, such as a redirect URI. */
    List<Fact> facts();

    /** What must be registered at the outside service for it, with the settings in force. */
    default List<Need> needs() {
        return List.of();
    }

    default List<SecretSlot> secrets() {
        return List.of();
    }

    /**
     * Stores a secret sealed, after a try whether it works where that can be tried; it can be replaced and removed, never
     * read. The array is wiped.
     *
     * @throws IllegalArgumentException for a slot that is not there
     */
    default Outcome<Nothing, SecretRefusal> setSecret(String slot, char[] value) {
        throw new IllegalArgumentException("there is no secret " + slot);
    }

    /**
     * Forgets a secret; nothing happens when it is not set.
     *
     * @throws IllegalArgumentException for a slot that is not there
     */
    default void removeSecret(String slot) {
        throw new IllegalArgumentException("there is no secret " + slot);
    }

    List<Check> checks();
}
