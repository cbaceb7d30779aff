package org.portal365.mail.core;

import org.portal365.api.Body;
import org.portal365.api.mail.MessageSummary;

/** Reads what lists and search need of a message, whatever it looks like. */
@FunctionalInterface
public interface MessageSummaries {
    MessageSummary summary(Body raw);
}
