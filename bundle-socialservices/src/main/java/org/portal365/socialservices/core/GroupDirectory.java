package org.portal365.socialservices.core;

import java.util.Optional;
import java.util.Set;
import org.portal365.m365.registration.AppRegistration;

/** Tells the groups of a person whose token cannot name them all (more than 200). */
@FunctionalInterface
public interface GroupDirectory {
    /** Object ids of all groups, direct or through others; empty when that is not known now, never a part of them. */
    Optional<Set<String>> groups(AppRegistration registration, Guid tenant, Guid object);
}
