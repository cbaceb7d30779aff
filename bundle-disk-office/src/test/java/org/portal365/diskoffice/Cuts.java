package org.portal365.diskoffice;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Kills the process, as it were, before or after the n-th call that leaves the engine. */
public final class Cuts {
    /** The process is gone; nothing catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private int at = Integer.MAX_VALUE;
    private boolean after;
    private int calls;

    /**
     * Kills once.
     *
     * @param callNumber from 1
     */
    public void cut(int callNumber, boolean afterIt) {
        at = callNumber;
        after = afterIt;
        calls = 0;
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
                        throw new Killed();
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (here) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
