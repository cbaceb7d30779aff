package org.portal365.api.social;

import java.net.URI;

/** Where to send the browser, by GET. */
public record SignInStart(URI address) {}
