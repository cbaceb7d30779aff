package org.portal365.reference.settings;

import java.util.List;
import org.portal365.api.Text;
import org.portal365.api.module.SetupPlan;

/**
 * What the setup assistant shows.
 *
 * @param guides one for each outside service
 * @param consents of the services that can be asked for it by now
 */
public record SetupModel(List<Guide> guides, List<SettingsModel.Consent> consents) {
    /** The way to one outside service. */
    public record Guide(Text title, SetupPlan plan) {}

    /** The page of this portal. */
    public static String path(SetupPlan.Place place) {
        return switch (place) {
            case SETTINGS -> "/settings";
            case CONSENT -> "/settings#consent";
            case CHECK -> "/settings/check";
        };
    }

    /** Nothing leads to what is not there yet. */
    public boolean there(SetupPlan.Place place) {
        return place != SetupPlan.Place.CONSENT || !consents.isEmpty();
    }
}
