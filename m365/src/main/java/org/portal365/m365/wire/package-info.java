/**
 * OkHttp behind rules: {@link org.portal365.m365.wire.CloudHttp} makes the connections of a cloud (its authorities, no redirects, no private addresses), {@link org.portal365.m365.wire.OkOutboundHttp} offers them to other bundles.
 */
@NullMarked
package org.portal365.m365.wire;

import org.jspecify.annotations.NullMarked;
