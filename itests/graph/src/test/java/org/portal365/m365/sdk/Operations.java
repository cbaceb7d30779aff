package org.portal365.m365.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portal365.api.Body;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.Invitation;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LinkScope;
import org.portal365.m365.graph.LinkType;
import org.portal365.m365.graph.UploadSession;

/** The twelve operations, each with all that it needs before. */
final class Operations {
    private static final byte[] BYTES = new byte[1000];

    private final GraphBench bench;
    private final Path target;
    private final DriveItem file;
    private final ItemRef root;
    private final URI delta;

    Operations(GraphBench bench) {
        this.bench = bench;
        try {
            this.target = Files.createTempFile("graph", ".bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GraphDrive drive = bench.drive();
        this.file = bench.file(drive);
        this.root = drive.myDrive().root();
        this.delta = drive.deltaFromNow(root.driveId());
    }

    /** The call itself. */
    @FunctionalInterface
    interface Ready {
        void run() throws IOException;
    }

    /** Under a gate of its own; only the operation itself is left to be done. */
    @SuppressWarnings("CheckReturnValue")
    Ready ready(Operation operation) {
        GraphDrive drive = bench.drive();
        String name = UUID.randomUUID() + ".bin";
        return switch (operation) {
            case CREATE_UPLOAD_SESSION -> () -> drive.createUploadSession(root, name, BYTES.length, Conflict.FAIL);
            case PUT_RANGE -> {
                UploadSession session = drive.createUploadSession(root, name, BYTES.length, Conflict.FAIL);
                yield () -> drive.putRange(session.uploadUrl(), Body.of(BYTES), 0, BYTES.length);
            }
            case PUT_SMALL -> () -> drive.putSmall(root, name, Body.of(BYTES), Conflict.FAIL);
            case CREATE_LINK -> () -> drive.createLink(file.ref(), LinkType.EDIT, LinkScope.ORGANIZATION);
            case INVITE ->
                () -> drive.invite(file.ref(), new Invitation(List.of("boris@contoso.onmicrosoft.com"), LinkType.EDIT));
            case ITEM -> () -> drive.item(file.ref());
            case CONTENT -> () -> drive.download(file.ref(), target, Long.MAX_VALUE);
            case VERSIONS -> () -> drive.versions(file.ref());
            case RENAME -> () -> drive.rename(file.ref(), name, Optional.empty());
            case DELETE -> {
                DriveItem other = bench.file(drive);
                yield () -> drive.delete(other.ref(), false);
            }
            case DELTA -> () -> drive.delta(root.driveId(), Optional.of(delta));
            case SUBSCRIBE ->
                () -> drive.subscribe(
                        root.driveId(),
                        URI.create("https://portal.example/notify"),
                        "state",
                        Instant.now().plus(Duration.ofDays(1)));
        };
    }
}
