package org.portal365.api.module;

import java.util.List;
import java.util.Map;
import org.portal365.api.Text;

/**
 * Leads an administrator through what must be prepared at an outside service. Registered as a service; the portal shows
 * it as a page: a form with the questions, and the steps below.
 */
public interface SetupGuide {
    /** The outside service. */
    Text title();

    /**
     * The steps, with the values of this portal in them. Changes nothing here or there; slow when the answers must be
     * looked up at the service.
     *
     * @param modules all that are there: what they need is registered
     * @param answers by the keys of the questions, as typed; those that are missing have their usual values
     */
    SetupPlan plan(List<Module> modules, Map<String, String> answers);
}
