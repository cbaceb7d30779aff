package org.portal365.api.social;

import org.portal365.api.Outcome;

/**
 * How a flow ended.
 *
 * @param returnTo where it began; "/" when the flow is not known
 */
public record SignInEnd(Intent intent, String returnTo, Outcome<SignedIn, SignInRefusal> outcome) {}
