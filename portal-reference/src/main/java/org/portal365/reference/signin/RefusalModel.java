package org.portal365.reference.signin;

import java.net.URI;
import java.util.Optional;
import org.portal365.api.Text;

/**
 * What is said to somebody who was refused.
 *
 * @param admin the cure, for administrators only
 * @param consent to be sent to an administrator of the organisation
 * @param wayOn where to go from here
 */
public record RefusalModel(Text user, Optional<Text> admin, Optional<URI> consent, String reference, String wayOn) {}
