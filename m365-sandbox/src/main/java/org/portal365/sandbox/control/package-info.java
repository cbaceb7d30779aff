/** The control page and its JSON interface. */
@NullMarked
package org.portal365.sandbox.control;

import org.jspecify.annotations.NullMarked;
