package org.portal365.socialservices.core;

import java.util.Map;

/** Where signing keys are published. */
public interface KeySource {
    /** All good keys that are published now, by key id; what is no RSA key of 2048 bits for signing is left out. */
    Map<String, SigningKey> fetch() throws KeysUnavailableException;
}
