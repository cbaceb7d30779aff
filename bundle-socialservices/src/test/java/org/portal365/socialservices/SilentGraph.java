package org.portal365.socialservices;

import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.graph.GraphDirectory;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.GraphLibrary;
import org.portal365.m365.graph.TokenSource;

/** A Graph that does not answer. */
final class SilentGraph implements GraphDrives {
    @Override
    public GraphDrive drive(Cloud cloud, String tenant, TokenSource tokens) {
        throw silence();
    }

    @Override
    public GraphLibrary library(Cloud cloud, String tenant, TokenSource tokens) {
        throw silence();
    }

    @Override
    public GraphDirectory directory(Cloud cloud, String tenant, TokenSource tokens) {
        return ids -> {
            throw silence();
        };
    }

    private static GraphException silence() {
        return new GraphException(GraphFailure.of(GraphException.NO_ANSWER), "no network", null);
    }
}
