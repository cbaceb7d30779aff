/**
 * What an admin sees of a plug-in: settings, secrets, checks, personal data. Implemented by plug-ins.
 */
@NullMarked
package org.portal365.api.module;

import org.jspecify.annotations.NullMarked;
