package org.portal365.planted.one;

import javax.servlet.http.HttpServlet;
import org.portal365.planted.two.PlantedLibraries;

/** A mistake on purpose: a servlet outside the portal, and half of a cycle. */
public class PlantedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    Class<?> other() {
        return PlantedLibraries.class;
    }
}
