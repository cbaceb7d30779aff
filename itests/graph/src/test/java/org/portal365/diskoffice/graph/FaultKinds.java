package org.portal365.diskoffice.graph;

import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.m365.graph.GraphException;

/** What a failed call means for an edit session. */
public final class FaultKinds {
    private FaultKinds() {}

    public static RemoteFault.Kind of(GraphException failure) {
        return Faults.of(failure).kind();
    }
}
