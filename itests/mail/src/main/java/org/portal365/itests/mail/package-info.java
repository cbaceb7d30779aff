/** Mail servers of the system's packages, and what breaks between them and us, for tests and measurements. */
@NullMarked
package org.portal365.itests.mail;

import org.jspecify.annotations.NullMarked;
