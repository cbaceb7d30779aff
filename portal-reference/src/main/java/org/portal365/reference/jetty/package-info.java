/** What the servlet container is asked for that the Servlet API has no words for: Jetty 9.4, as Pax Web 8 brings it. */
@org.jspecify.annotations.NullMarked
package org.portal365.reference.jetty;
