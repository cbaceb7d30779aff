package org.portal365.api.portal;

import java.util.Optional;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;

/**
 * Something that a user should know.
 *
 * @param key makes repeating safe
 * @param file where to look; shown as long as the user may see it
 */
public record Notice(String key, UserId to, Text words, Optional<FileId> file) {}
