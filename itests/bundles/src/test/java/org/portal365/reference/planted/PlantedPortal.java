package org.portal365.reference.planted;

import org.portal365.m365.planted.PlantedComponent;

/** A mistake on purpose: a portal that knows Microsoft. */
public record PlantedPortal(PlantedComponent component) {}
