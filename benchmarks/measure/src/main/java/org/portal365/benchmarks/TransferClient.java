package org.portal365.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.Done;
import org.portal365.api.social.Token;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.UploadSession;
import org.portal365.m365.sdk.GateStore;
import org.portal365.m365.sdk.SdkGraphDrives;
import org.portal365.m365.wire.CloudHttp;

/**
 * Our side of a transfer, in a JVM of its own: reads "up FILE NAME", "down NAME FILE", "where NAME SIZE" or "heap" from its
 * input and answers one line to each: nanoseconds, an address, or bytes.
 */
final class TransferClient {
    private final GraphDrive drive;
    private final ItemRef root;

    private TransferClient(GraphDrive drive) {
        this.drive = drive;
        this.root = drive.myDrive().root();
    }

    /** Its arguments: port of the sandbox, its CA, a token of Graph. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        Cloud cloud = new Cloud(
                "sandbox",
                URI.create("http://127.0.0.1:" + port),
                URI.create("https://localhost:" + (port + 1)),
                URI.create("https://localhost:" + (port + 2)),
                URI.create("https://outlook.office.com"),
                List.of("127.0.0.1:" + (port + 3)),
                Optional.of(Path.of(args[1])),
                true,
                Optional.empty());
        SdkGraphDrives drives = new SdkGraphDrives(new CloudHttp(), Clock.systemUTC(), GateStore.inMemory());
        TransferClient client = new TransferClient(
                drives.drive(cloud, "contoso", claims -> new Done<>(new Token(args[2], Instant.MAX))));
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            System.out.println(client.answer(line.split(" ", -1)));
        }
    }

    private String answer(String[] words) throws IOException {
        return switch (words[0]) {
            case "up" -> "" + up(Path.of(words[1]), words[2]);
            case "down" -> "" + down(words[1], Path.of(words[2]));
            case "where" ->
                session(words[1], Long.parseLong(words[2])).uploadUrl().toString();
            case "heap" -> "" + heap();
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    /** From the upload session on: its beginning is one request for either side. */
    private long up(Path file, String name) throws IOException {
        Body body = Body.of(file);
        UploadSession session = session(name, body.length());
        long began = System.nanoTime();
        DriveItem item = drive.upload(session, body);
        long took = System.nanoTime() - began;
        if (item.size() != body.length()) {
            throw new IllegalStateException(item + " after " + body.length() + " bytes");
        }
        return took;
    }

    private UploadSession session(String name, long length) {
        return drive.createUploadSession(root, name, length, Conflict.REPLACE);
    }

    /** With the look at the item, and the check of its hash. */
    private long down(String name, Path file) throws IOException {
        ItemRef item = drive.child(root, name).orElseThrow().ref();
        long began = System.nanoTime();
        DriveItem unused = drive.download(item, file, Long.MAX_VALUE);
        return System.nanoTime() - began;
    }

    /** The most that the heap has held since this was last asked, garbage and all. */
    private static long heap() {
        long most = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                most += pool.getPeakUsage().getUsed();
                pool.resetPeakUsage();
            }
        }
        return most;
    }
}
