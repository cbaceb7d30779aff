/**
 * The web seam of the reference portal: routes, requests, answers, pages. The only place with servlet code; pages of the
 * areas build on {@link org.portal365.reference.web.Routes}.
 */
@NullMarked
package org.portal365.reference.web;

import org.jspecify.annotations.NullMarked;
