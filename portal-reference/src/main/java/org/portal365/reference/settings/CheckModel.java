package org.portal365.reference.settings;

import java.util.List;
import java.util.stream.Stream;
import org.portal365.api.Text;
import org.portal365.api.module.Finding.Level;

/** What the page "Check everything" shows. */
public record CheckModel(List<Group> groups) {
    /** The lines of a module. */
    public record Group(Text section, List<CheckItem> items) {}

    /** Whether anything was tried. */
    public boolean tried() {
        return items().anyMatch(item -> item.finding().isPresent());
    }

    /** Lines that somebody should see to. */
    public long bad() {
        return items().filter(item -> item.finding()
                        .filter(found -> found.level() == Level.FAILED || found.level() == Level.WARNING)
                        .isPresent())
                .count();
    }

    /** Lines that could not be tried: that nothing is wrong with the others says nothing of them. */
    public long skipped() {
        return items().filter(item -> item.finding()
                        .filter(found -> found.level() == Level.SKIPPED)
                        .isPresent())
                .count();
    }

    private Stream<CheckItem> items() {
        return groups.stream().flatMap(group -> group.items().stream());
    }
}
