package org.portal365.reference.web.disk;

import java.util.List;
import org.portal365.api.Challenge;
import org.portal365.api.Text;

/**
 * What is asked before a document can be opened.
 *
 * @param permissions what the person will be asked to permit, and what for
 */
public record ChallengeModel(Text editor, Text why, List<Text> permissions, Challenge challenge, String returnTo) {}
