/**
 * What settings components of all Microsoft 365 bundles share: the offer that comes and goes while the engine stays.
 */
@NullMarked
package org.portal365.m365.component;

import org.jspecify.annotations.NullMarked;
