package org.portal365.reference.signin;

import java.util.Optional;
import org.portal365.api.Text;

/**
 * What is said to somebody who was refused.
 *
 * @param admin the cure, for administrators only
 * @param wayOn where to go from here
 */
public record RefusalModel(Text user, Optional<Text> admin, String reference, String wayOn) {}
