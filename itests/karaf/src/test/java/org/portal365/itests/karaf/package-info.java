/** The features in a real Karaf. */
package org.portal365.itests.karaf;
