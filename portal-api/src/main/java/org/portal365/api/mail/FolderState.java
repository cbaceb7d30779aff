package org.portal365.api.mail;

import java.util.Optional;

/**
 * What the portal has of a folder.
 *
 * @param checkpoint empty when nothing has ever been applied
 * @param messages how many messages of the checkpoint's UIDVALIDITY there are
 */
public record FolderState(Optional<Checkpoint> checkpoint, long messages) {}
