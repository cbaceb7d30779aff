package org.portal365.m365.metrics;

/** Counts what has happened since this node started. Registered as a service; safe for threads and quick. */
@FunctionalInterface
public interface Meter {
    /** Counts nothing. */
    Meter NONE = series -> {};

    /** One more. The values of labels must be few and known beforehand: never ids, names or addresses of people. */
    void count(Series series);
}
