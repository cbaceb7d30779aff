/** The shipped product, used as people and operators use it. */
package org.portal365.itests.portal;
