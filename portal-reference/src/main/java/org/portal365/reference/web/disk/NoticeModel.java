package org.portal365.reference.web.disk;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * Something the user should know.
 *
 * @param file where to look, as long as the user may see it
 */
public record NoticeModel(String id, Text words, Optional<String> file, Instant told) {}
