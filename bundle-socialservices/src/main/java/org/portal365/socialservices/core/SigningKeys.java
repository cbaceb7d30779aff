package org.portal365.socialservices.core;

import java.util.Optional;

/** The published signing keys of an authority. */
public interface SigningKeys {
    /** The key with this id; empty when none is published. */
    Optional<SigningKey> byId(String keyId) throws KeysUnavailableException;
}
