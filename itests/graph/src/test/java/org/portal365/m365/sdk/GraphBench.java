package org.portal365.m365.sdk;

import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.social.Token;
import org.portal365.itests.graph.FaultyLine;
import org.portal365.itests.graph.GraphSandbox;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.TokenSource;
import org.portal365.m365.graph.Urgency;
import org.portal365.m365.wire.CloudHttp;

/** Anna's drive in the sandbox over a line that can break, through the adapter as it is, with each exchange checked. */
final class GraphBench implements AutoCloseable {
    static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String SCOPES = "Files.ReadWrite";

    final GraphSandbox sandbox = GraphSandbox.shared();
    final FaultyLine line = new FaultyLine();
    final ContractTap contract = new ContractTap();

    private final ProxySelector before = ProxySelector.getDefault();
    private final CloudHttp clouds;
    private final String token;
    private final GateStore gates;
    private final Pace pace;

    GraphBench() {
        this(GateStore.inMemory(), new Pace(Duration.ofSeconds(2), 2 * 1024));
    }

    GraphBench(GateStore gates, Pace pace) {
        this.gates = gates;
        this.pace = pace;
        sandbox.reset();
        token = sandbox.token(ANNA, SCOPES);
        ProxySelector.setDefault(line);
        clouds = new CloudHttp();
        ProxySelector.setDefault(before);
    }

    /** A node's drives with a clock of its own. */
    SdkGraphDrives drives(Clock clock) {
        return new SdkGraphDrives(clouds, clock, gates, pace, List.of(contract));
    }

    /** Under a tenant name of its own, so that no gate of another test is in the way. */
    GraphDrive drive() {
        return drives(Clock.systemUTC())
                .drive(sandbox.cloud(), UUID.randomUUID().toString(), tokens());
    }

    GraphDrive drive(Clock clock, String tenant, Urgency urgency) {
        return drives(clock).drive(sandbox.cloud(), tenant, tokens(), urgency);
    }

    TokenSource tokens() {
        return claims -> new Done<>(new Token(token, Instant.MAX));
    }

    /** A file of its own in the drive's root. */
    DriveItem file(GraphDrive drive) {
        return file(drive, "some text".getBytes(StandardCharsets.UTF_8));
    }

    DriveItem file(GraphDrive drive, byte[] content) {
        ItemRef root = drive.myDrive().root();
        return drive.putSmall(root, UUID.randomUUID() + ".bin", Body.of(content), Conflict.FAIL);
    }

    /** Ids of items of this name in the root: one, or a call was repeated that must not be. */
    static List<String> named(GraphDrive drive, String name) {
        return drive.children(drive.myDrive().root()).stream()
                .filter(item -> item.name().equals(name))
                .map(DriveItem::id)
                .toList();
    }

    static Optional<DriveItem> child(GraphDrive drive, String name) {
        return drive.child(drive.myDrive().root(), name);
    }

    @Override
    public void close() {
        sandbox.reset();
        line.close();
        clouds.close();
    }
}
