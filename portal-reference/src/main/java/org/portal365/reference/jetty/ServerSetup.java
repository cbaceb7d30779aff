package org.portal365.reference.jetty;

import java.io.IOException;
import java.time.Duration;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/**
 * Changes the server when it starts. Pax Web puts handlers that are registered as services into its Jetty; it offers no
 * other way to what is set here. The handler itself handles nothing.
 */
public final class ServerSetup extends AbstractHandler {
    /** As long as Jetty waits in silence, so that a slow line has no less than before. */
    private static final Duration FOR_HEADERS = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ErrorHandler errors;

    /** @param errors our error pages */
    public ServerSetup(ErrorHandler errors) {
        this.errors = errors;
    }

    @Override
    protected void doStart() throws Exception {
        answerErrors(getServer());
        logWithoutQueries(getServer());
        limitHeaders(getServer());
        super.doStart();
    }

    private void answerErrors(Server server) {
        // the setter refuses a server that is already starting; what is asked is the bean anyway
        server.getBeans(ErrorHandler.class).forEach(server::removeBean);
        errors.setServer(server);
        // not managed: whoever manages it destroys it with the server
        server.addBean(errors, false);
    }

    private static void limitHeaders(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ContainerLifeCycle beans && beans.getBean(HeaderDeadline.class) == null) {
                beans.addBean(new HeaderDeadline(connector.getScheduler(), FOR_HEADERS, BETWEEN_LOOKS));
            }
        }
    }

    /**
     * The authorization code and the state of a sign-in come in a query, so neither queries nor referrers get into the
     * request log, should an administrator have switched it on.
     */
    private static void logWithoutQueries(Server server) {
        RequestLog shipped = server.getRequestLog();
        if (shipped instanceof CustomRequestLog log) {
            String format = log.getFormatString().replace("%r", "%m %U %H").replace("%{Referer}i", "-");
            // closes the file, which the next one opens again
            server.setRequestLog(null);
            server.setRequestLog(new CustomRequestLog(log.getWriter(), format));
        }
    }

    /** Pax Web destroys its Jetty when its settings change, and puts the same handler into the next one. */
    @Override
    public void destroy() {
        // it starts again
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getMethod().equals("TRACE") || target.equals("*")) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            response.setHeader("Allow", "GET, HEAD, POST, PUT, DELETE");
            response.setHeader("Connection", "close");
            errors.handle(target, base, request, response);
        }
    }
}
