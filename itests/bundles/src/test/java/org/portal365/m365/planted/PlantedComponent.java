package org.portal365.m365.planted;

import org.portal365.diskoffice.core.PlantedCore;

/** A mistake on purpose: a component that is not final, in m365, and knows a bundle. */
public class PlantedComponent {
    PlantedCore core(PlantedCore given) {
        return given;
    }
}
