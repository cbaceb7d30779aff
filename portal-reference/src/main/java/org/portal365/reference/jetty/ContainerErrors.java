package org.portal365.reference.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.portal365.reference.web.UnreadableRequests;

/** Answers what Jetty refuses before any servlet with the portal's own page and headers. */
public final class ContainerErrors extends ErrorHandler {
    private final UnreadableRequests unreadable;

    public ContainerErrors(UnreadableRequests unreadable) {
        this.unreadable = unreadable;
    }

    /** A request whose first line or headers cannot be parsed: there is no request object yet. */
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
        UnreadableRequests.Answer answer = unreadable.answer(status);
        answer.headers().forEach(fields::put);
        return StandardCharsets.UTF_8.encode(answer.page());
    }

    /** A request that was parsed, but whose address is none. */
    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        UnreadableRequests.Answer answer = unreadable.answer(response.getStatus());
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.page().getBytes(StandardCharsets.UTF_8));
        base.setHandled(true);
    }
}
