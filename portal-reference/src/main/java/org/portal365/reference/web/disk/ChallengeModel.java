package org.portal365.reference.web.disk;

import org.portal365.api.Challenge;
import org.portal365.api.Text;

/** What is asked before a document can be opened. */
public record ChallengeModel(Text editor, Text why, Challenge challenge, String returnTo) {}
