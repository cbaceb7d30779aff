package org.portal365.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.console.Session;

/** A console that keeps what is printed and answers a question; of the session nothing else is there. */
final class TestSession {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final String typed;
    private String mask = "";

    TestSession(String typed) {
        this.typed = typed;
    }

    Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConsole")) {
                        return out;
                    }
                    if (method.getName().equals("readLine")) {
                        mask = String.valueOf(arguments[1]);
                        return typed;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What was shown for each character that was typed. */
    String mask() {
        return mask;
    }
}
