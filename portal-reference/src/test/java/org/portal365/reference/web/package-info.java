/** Tests of the web layer, over HTTP. */
package org.portal365.reference.web;
