/** Tests of the pages of the Disk, over HTTP. */
package org.portal365.reference.web.disk;
