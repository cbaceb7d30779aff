package org.portal365.api.module;

/** What plug-ins have counted, for monitoring. Names nobody; still nothing for the public. */
@FunctionalInterface
public interface Metrics {
    /** In the text form of Prometheus, version 0.0.4. */
    String text();
}
