package org.portal365.reference.settings;

import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.module.CheckList;
import org.portal365.api.module.Finding;

/**
 * One line of "Check everything".
 *
 * @param path where this line alone is run
 * @param finding empty: not tried yet
 */
public record CheckItem(String path, Text title, Optional<Finding> finding) {
    static CheckItem of(CheckList.Line line, Optional<Finding> finding) {
        return new CheckItem("/settings/check/" + line.name(), line.check().title(), finding);
    }

    /** For the style sheet and the words: the level, or WAITING. */
    public String level() {
        return finding.map(found -> found.level().name()).orElse("WAITING");
    }
}
