package org.portal365.reference.privacy;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * Asks before anything is erased.
 *
 * @param name to be typed; empty: a click is enough
 */
public record ConfirmModel(
        Text title, List<Text> areas, Text explain, String action, String back, String name, Optional<Text> problem) {}
