/** Every bundle in a bare Felix. */
package org.portal365.itests.bundles;
