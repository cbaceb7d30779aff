package org.portal365.diskoffice.core;

import java.net.URI;

/** A file in the outside drive. */
public record RemoteItem(String id, Tag tag, URI webUrl) {}
