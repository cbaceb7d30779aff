/** The Disk on real databases. */
package org.portal365.reference.disk;
