/** The mail store on both databases. */
package org.portal365.reference.mail;
