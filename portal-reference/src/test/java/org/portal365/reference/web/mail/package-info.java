/** What strangers' HTML comes to. */
package org.portal365.reference.web.mail;
