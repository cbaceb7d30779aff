package org.portal365.m365.sdk;

import java.util.Optional;
import org.portal365.itests.graph.GraphSandbox;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphDrives;

/** The bench for tests of other packages. */
public final class BenchAccess implements AutoCloseable {
    private final GraphBench bench = new GraphBench();

    public GraphSandbox sandbox() {
        return bench.sandbox;
    }

    public GraphDrive drive() {
        return bench.drive();
    }

    public GraphDrives drives() {
        return bench.drives(java.time.Clock.systemUTC());
    }

    public DriveItem file(GraphDrive drive) {
        return bench.file(drive);
    }

    /** What is wrong with the exchanges so far. */
    public Optional<String> complaint() {
        return bench.contract.complaints().stream().findFirst();
    }

    @Override
    public void close() {
        bench.close();
    }
}
