package org.portal365.api.module;

import org.portal365.api.Text;

/** One line of "Check everything". */
public interface Check {
    Text title();

    /**
     * Tries it for real; what it makes for a try it removes. Takes at most a minute and never throws for what it finds.
     */
    Finding run(CheckContext context);
}
