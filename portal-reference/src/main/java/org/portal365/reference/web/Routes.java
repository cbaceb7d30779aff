package org.portal365.reference.web;

import java.util.List;

/** The routes of one area of the portal. */
@FunctionalInterface
public interface Routes {
    List<Route> routes();
}
