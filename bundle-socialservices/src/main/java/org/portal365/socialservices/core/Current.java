package org.portal365.socialservices.core;

import org.portal365.m365.registration.AppRegistration;

/** What is in force at the moment, while the service is on and the registration complete. */
public record Current(SignInSettings settings, AppRegistration registration) {
    /** Names the registration in a flow: an answer that belongs to another one is not taken. */
    String registrationName() {
        return registration.clientId() + "@" + registration.cloud().name();
    }
}
