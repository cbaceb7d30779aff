package org.portal365.sandbox.graph;

import java.nio.file.Path;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.graph.drive.Access;
import org.portal365.sandbox.graph.drive.Blobs;
import org.portal365.sandbox.graph.drive.Changes;
import org.portal365.sandbox.graph.drive.ContentRewriter;
import org.portal365.sandbox.graph.drive.Delta;
import org.portal365.sandbox.graph.drive.DriveStore;
import org.portal365.sandbox.graph.drive.DriveSwitches;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.Locks;
import org.portal365.sandbox.graph.drive.Sharing;
import org.portal365.sandbox.graph.drive.UploadSessions;

/** The drives with everything that works on them; built once, shared by Graph and the editor page. Thread-safe. */
public record GraphParts(
        DriveStore store,
        Blobs blobs,
        DriveSwitches switches,
        Drives drives,
        Locks locks,
        Changes changes,
        Access access,
        Sharing sharing,
        Delta delta,
        UploadSessions uploads,
        WebAddresses web) {

    /** Opens the drives in the sandbox's state folder. */
    public static GraphParts open(SandboxParts sandbox, ContentRewriter rewriter) {
        Path folder = sandbox.state().resolve("graph");
        Blobs blobs = new Blobs(folder);
        DriveStore store = new DriveStore(folder.resolve("drives.mv"));
        DriveSwitches switches = new NamedSwitches(sandbox.switches());
        Drives drives = new Drives(store, sandbox.clock());
        Locks locks = new Locks(store, sandbox.clock(), switches);
        Changes changes = new Changes(store, drives, blobs, locks, switches, rewriter, sandbox.clock());
        return new GraphParts(
                store,
                blobs,
                switches,
                drives,
                locks,
                changes,
                new Access(drives, sandbox.clock()),
                new Sharing(store, drives, sandbox.clock()),
                new Delta(store, drives, switches, sandbox.clock()),
                new UploadSessions(store, drives, changes, blobs, sandbox.clock()),
                new WebAddresses(sandbox.addresses(), drives));
    }
}
