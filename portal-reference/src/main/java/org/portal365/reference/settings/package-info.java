/**
 * Settings: the database is the truth, each node mirrors it into its ConfigAdmin, the page is made from metatype.
 */
@NullMarked
package org.portal365.reference.settings;

import org.jspecify.annotations.NullMarked;
