/**
 * The Graph SDK behind {@link org.portal365.m365.graph}: calls go through a token and throttling layer ({@link org.portal365.m365.sdk.GraphLayer}), answers and errors become plain values, content goes past the SDK over a client that never has a token.
 */
@NullMarked
package org.portal365.m365.sdk;

import org.jspecify.annotations.NullMarked;
