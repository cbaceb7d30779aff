package org.portal365.api.module;

import org.portal365.api.Text;

/** One line of "Check everything". */
public interface Check {
    Text title();

    /** Tries it for real. Never throws for what it finds. */
    Finding run();
}
