package org.portal365.socialservices.planted;

/** A mistake on purpose: a name that says nothing. */
public record PlantedManager(String name) {}
