package org.portal365.diskoffice.core;

import java.io.IOException;

/** What is to be done in one state. May be killed at any point and is then done again. */
@FunctionalInterface
interface Step {
    Next run(Session session, Journal journal) throws IOException;
}
