package org.portal365.m365.secret;

/**
 * Seals bytes for one row of a store. What is sealed for one kind and owner opens for no other, and every changed
 * character is noticed. Always registered; the key comes from a file apart from the database.
 *
 * <p>Sealed text is a compact JWE (RFC 7516), "dir" with A256GCM (RFC 7518), ASCII, about 4/3 of the plain length plus
 * 200 characters.
 */
public interface SecretBox {
    /**
     * Seals for the row.
     *
     * @param kind what it is, e.g. "msal-cache"; no '|'
     * @param owner whose it is, as the row's key spells it
     * @throws SealUnavailableException when there is no usable key
     */
    String seal(String kind, String owner, byte[] plain);

    /**
     * Opens what was sealed for the same kind and owner.
     *
     * @throws SealBrokenException when the text was changed, belongs to another row, or its key is gone
     * @throws SealUnavailableException when there is no usable key at the moment
     */
    byte[] open(String kind, String owner, String sealed) throws SealBrokenException;
}
