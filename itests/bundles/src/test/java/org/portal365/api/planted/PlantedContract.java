package org.portal365.api.planted;

import org.portal365.socialservices.planted.PlantedManager;

/** A mistake on purpose: the contract knows a bundle. */
public interface PlantedContract {
    PlantedManager manager();
}
