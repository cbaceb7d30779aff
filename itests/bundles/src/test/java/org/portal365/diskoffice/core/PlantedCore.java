package org.portal365.diskoffice.core;

import org.osgi.framework.BundleContext;
import org.portal365.socialservices.planted.PlantedManager;

/** A mistake on purpose: a core that knows OSGi and another bundle. */
public record PlantedCore(BundleContext context, PlantedManager manager) {}
