package org.portal365.reference.jetty;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * Gives the server our error pages when it starts. Pax Web puts handlers that are registered as services into its
 * Jetty; it offers no other way to the server's own error handler. The handler itself handles nothing.
 */
public final class ContainerErrorsInstaller extends AbstractHandler {
    private final ContainerErrors errors;

    public ContainerErrorsInstaller(ContainerErrors errors) {
        this.errors = errors;
    }

    @Override
    protected void doStart() throws Exception {
        Server server = getServer();
        // the setter refuses a server that is already starting; what is asked is the bean anyway
        server.getBeans(ErrorHandler.class).forEach(server::removeBean);
        errors.setServer(server);
        server.addBean(errors);
        super.doStart();
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response) {
        // left to the handlers after it
    }
}
