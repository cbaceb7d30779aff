package org.portal365.reference.secondfactor;

import java.util.Optional;
import org.portal365.api.Text;

/**
 * The page on which a device is set up.
 *
 * @param action where the code goes
 * @param demanded whether the portal demands it now
 * @param returnTo where the user wanted to go
 */
public record EnrolmentModel(
        Enrolment enrolment, String action, boolean demanded, String returnTo, Optional<Text> problem) {}
