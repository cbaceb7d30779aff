/** Jobs with the outside drive, apart from editing: showing, converting, bringing here, sending there. No I/O of its own. */
@NullMarked
package org.portal365.diskoffice.transfer.core;

import org.jspecify.annotations.NullMarked;
