package org.portal365.api.outside;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * One page of a place outside.
 *
 * @param up the place above
 * @param self the folder itself, where it is one that can be sent to
 * @param next names the next page to the plug-in
 * @param searchable whether words can be looked for from here
 */
public record OutsidePage(
        Text title,
        Optional<String> up,
        Optional<String> self,
        List<OutsideEntry> entries,
        Optional<String> next,
        boolean searchable) {
    public OutsidePage {
        entries = List.copyOf(entries);
    }
}
