/** Tests of the whole portal, over HTTP and on H2. */
package org.portal365.reference;
