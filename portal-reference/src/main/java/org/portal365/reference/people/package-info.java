/** Users in the hands of administrators: who there is, where they are signed in, who may not come in any more. */
@NullMarked
package org.portal365.reference.people;

import org.jspecify.annotations.NullMarked;
