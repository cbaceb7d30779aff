package org.portal365.diskoffice.core;

import java.net.URI;
import java.util.Optional;

/**
 * A file in the outside drive.
 *
 * @param editor who changed it last, by the directory of the account's tenant
 */
public record RemoteItem(String id, Tag tag, URI webUrl, String name, Optional<String> editor) {}
