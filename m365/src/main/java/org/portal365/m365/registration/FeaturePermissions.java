package org.portal365.m365.registration;

import java.util.Set;

/**
 * The delegated permissions that a feature works with, as its settings are at the moment. Each feature registers one, for
 * as long as it is there; so an administrator can permit all of them at once, and no feature knows another.
 */
@FunctionalInterface
public interface FeaturePermissions {
    /** Named with their resource, as "graph/Files.ReadWrite"; empty while the feature is switched off. */
    Set<String> permissions();
}
