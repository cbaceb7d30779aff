/** What monitoring reads: numbers and health; for those who have the token of the file, and for administrators. */
@NullMarked
package org.portal365.reference.monitor;

import org.jspecify.annotations.NullMarked;
