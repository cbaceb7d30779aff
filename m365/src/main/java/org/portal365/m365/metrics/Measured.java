package org.portal365.m365.metrics;

import java.util.Map;
import java.util.Set;

/** What can be counted at any moment, as queue lengths. A bundle registers it as a service. */
public interface Measured {
    /** All that {@link #read} may ever give. */
    Set<Series> series();

    /** The numbers now, of all nodes together; what is left out is 0. Asked every few seconds at the most. */
    Map<Series, Double> read();
}
