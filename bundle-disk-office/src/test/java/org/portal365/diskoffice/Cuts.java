package org.portal365.diskoffice;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Kills the process, as it were, before or after the n-th call that leaves the engine. */
public final class Cuts {
    /** The process is gone; nothing catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What is called does not answer; the process lives. */
    public static final class Down extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Down() {
            super("the database does not answer");
        }
    }

    private boolean down;
    private int at = Integer.MAX_VALUE;
    private boolean after;
    private int calls;

    /**
     * Kills once.
     *
     * @param callNumber from 1
     */
    public void cut(int callNumber, boolean afterIt) {
        down = false;
        at = callNumber;
        after = afterIt;
        calls = 0;
    }

    /** The n-th call ends without an answer, whether it was done or not. */
    public void interrupt(int callNumber, boolean afterIt) {
        cut(callNumber, afterIt);
        down = true;
    }

    private void end() {
        if (down) {
            throw new Down();
        }
        throw new Killed();
    }

    public boolean happened() {
        return calls >= at;
    }

    public <T> T around(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    calls++;
                    boolean here = calls == at;
                    if (here && !after) {
                        end();
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (here) {
                            end();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
