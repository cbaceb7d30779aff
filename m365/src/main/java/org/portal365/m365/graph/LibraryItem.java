package org.portal365.m365.graph;

import java.util.Optional;

/**
 * An item and where it lies.
 *
 * @param parent the folder it is in; none for a root
 */
public record LibraryItem(DriveItem item, Optional<ItemRef> parent, boolean root) {}
