package org.portal365.reference.web.disk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.outside.OutsideEntry;
import org.portal365.api.outside.OutsidePage;

/**
 * What the page of a place outside shows.
 *
 * @param target the folder that files come to, or the file that is sent
 * @param sends whether a folder is chosen to send to
 * @param place what is shown
 * @param words what was looked for
 * @param key makes pressing twice harmless
 */
public record OutsideModel(
        String service,
        Text name,
        String target,
        String subject,
        boolean sends,
        String place,
        String words,
        boolean first,
        OutsidePage page,
        String key,
        Optional<Text> problem) {
    /** A line. */
    public record Line(OutsideEntry entry, Text size, boolean chosen) {}

    public List<Line> lines() {
        return page.entries().stream()
                .filter(entry -> !sends || entry.kind() != OutsideEntry.Kind.FILE)
                .map(entry -> new Line(entry, Sizes.of(entry.size()), entry.kind() != OutsideEntry.Kind.PLACE))
                .toList();
    }

    /** Where another place is shown. */
    public String to(String other) {
        return base() + "&place=" + encoded(other);
    }

    /** The next page of this one. */
    public String next() {
        return base() + "&place=" + encoded(place) + "&words=" + encoded(words) + "&page="
                + encoded(page.next().orElse(""));
    }

    private String base() {
        return address() + "?" + (sends ? "send" : "to") + "=" + encoded(target);
    }

    public String address() {
        return "/disk/outside/" + service;
    }

    /** Where the form of the chosen ones goes. */
    public String action() {
        return sends ? "/disk/files/" + target + "/send/" + service : "/disk/folders/" + target + "/import/" + service;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
