package org.portal365.diskoffice.core;

import org.portal365.api.FileId;
import org.portal365.api.VersionId;

/** Where changes go: the file, or its conflict copy, and the version they are based on. */
public record Target(FileId file, VersionId base) {}
