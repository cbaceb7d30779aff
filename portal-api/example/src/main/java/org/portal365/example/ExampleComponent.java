package org.portal365.example;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Property;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Registers what plug-ins need, and one servlet for the people. */
@SuppressWarnings("deprecation")
@Component(name = "org.portal365.example", immediate = true)
public final class ExampleComponent {
    /** Origin as browsers see it. Never taken from a request: its Host is the visitor's word. */
    @Property("http://localhost:8181")
    static final String PUBLIC_URL = "public.url";

    private final List<Runnable> atEnd = new ArrayList<>();

    @Activate
    void activate(BundleContext context, Map<String, Object> values) {
        ExamplePortal portal = new ExamplePortal(URI.create((String) values.get(PUBLIC_URL)), Clock.systemUTC());
        Plugins plugins = new Plugins(context);
        var everywhere = FrameworkUtil.asDictionary(Map.of("osgi.http.whiteboard.servlet.pattern", "/*"));
        Servlet servlet = new ExampleServlet(portal, plugins);
        portal.services()
                .forEach((type, one) -> atEnd.add(context.registerService(type.getName(), one, null)::unregister));
        atEnd.add(context.registerService(Servlet.class, servlet, everywhere)::unregister);
        atEnd.add(plugins::close);
    }

    @Deactivate
    void deactivate() {
        atEnd.forEach(Runnable::run);
        atEnd.clear();
    }
}
