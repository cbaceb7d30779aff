package org.portal365.diskoffice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.portal365.api.Body;
import org.portal365.diskoffice.core.Leftover;
import org.portal365.diskoffice.core.Place;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.RemoteItem;
import org.portal365.diskoffice.core.RemoteLink;
import org.portal365.diskoffice.core.Sent;
import org.portal365.diskoffice.core.Sharing;
import org.portal365.diskoffice.core.Tag;
import org.portal365.diskoffice.core.UploadTicket;

/** An outside drive in memory: places, contents that count up, upload sessions, locks and faults on demand. */
public final class CloudModel implements RemoteDrive {
    private static final int RANGE = 1 << 20;

    /** A file. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(String id, Place place, String name, byte[] content, int counter, Optional<String> editor) {
        RemoteItem item() {
            Tag tag = new Tag("e" + id + "," + counter, "c" + id + "," + counter, content.length, "");
            return new RemoteItem(id, tag, URI.create("https://cloud.example/edit/" + id), name, editor);
        }
    }

    private final Map<String, Stored> files = new TreeMap<>();
    private final Map<String, byte[]> uploads = new HashMap<>();
    private final Map<String, Place> uploading = new HashMap<>();
    private final List<RemoteFault> faults = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private UnaryOperator<byte[]> rewriting = content -> content;
    private int ids;
    public final List<String> invited = new ArrayList<>();
    /** What was permitted and not taken back. */
    public final Set<String> permissions = new TreeSet<>();

    /** What the organization allows. */
    public final Set<Sharing> sharing = EnumSet.allOf(Sharing.class);

    /** What lies where working copies do. */
    public final List<Leftover> folders = new ArrayList<>();

    public OptionalLong room = OptionalLong.empty();
    /** Looks around just before something is removed. */
    public Runnable beforeRemoval = () -> {};

    public boolean locked;

    /** What is downloaded is refused. */
    public boolean malware;

    /** OneDrive rewrites what is uploaded. */
    public synchronized void rewrite(UnaryOperator<byte[]> how) {
        rewriting = how;
    }

    /** The next call fails. */
    public synchronized void fail(RemoteFault fault) {
        faults.add(fault);
    }

    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized int files() {
        return files.size();
    }

    /** Somebody saves in Office. */
    public synchronized void edit(UnaryOperator<byte[]> how) {
        edit(how, Optional.empty());
    }

    /** Somebody known saves in Office. */
    public synchronized void edit(UnaryOperator<byte[]> how, Optional<String> editor) {
        files.replaceAll((id, old) ->
                new Stored(id, old.place(), old.name(), how.apply(old.content()), old.counter() + 1, editor));
    }

    /** Somebody saves the document of one session in Office, while it is there. */
    public synchronized boolean edit(String folder, UnaryOperator<byte[]> how) {
        Optional<Stored> file = files.values().stream()
                .filter(one -> one.place().folder().equals(folder))
                .findFirst();
        file.ifPresent(old -> files.put(
                old.id(),
                new Stored(
                        old.id(),
                        old.place(),
                        old.name(),
                        how.apply(old.content()),
                        old.counter() + 1,
                        Optional.empty())));
        return file.isPresent();
    }

    /** Nothing fails any more. */
    public synchronized void heal() {
        faults.clear();
    }

    /** Somebody renames it in Office: only the eTag changes. */
    public synchronized void rename(String name) {
        files.replaceAll((id, old) -> new Stored(id, old.place(), name, old.content(), old.counter(), old.editor()));
    }

    /** Of the only file. */
    public synchronized byte[] content() {
        return files.values().iterator().next().content().clone();
    }

    /** Somebody removes it in OneDrive. */
    public synchronized void lose() {
        files.clear();
    }

    /** The service forgets upload sessions. */
    public synchronized void forgetUploads() {
        uploads.clear();
    }

    private void called(String name) {
        calls.add(name);
        if (!faults.isEmpty()) {
            throw faults.remove(0);
        }
    }

    private Stored stored(String id) {
        return Optional.ofNullable(files.get(id))
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.GONE, "no item " + id));
    }

    private Optional<Stored> at(Place place) {
        return files.values().stream()
                .filter(file -> file.place().equals(place))
                .findFirst();
    }

    private RemoteItem store(Place place, byte[] content) {
        Stored file = at(place)
                .map(old -> new Stored(
                        old.id(), place, old.name(), rewriting.apply(content), old.counter() + 1, Optional.empty()))
                .orElseGet(() ->
                        new Stored("item" + ++ids, place, place.name(), rewriting.apply(content), 1, Optional.empty()));
        files.put(file.id(), file);
        return file.item();
    }

    @Override
    public synchronized Optional<RemoteItem> find(Place place) {
        called("find");
        return at(place).map(Stored::item);
    }

    @Override
    public synchronized RemoteItem put(Place place, Body body) throws IOException {
        called("put");
        try (InputStream in = body.open(0)) {
            return store(place, in.readAllBytes());
        }
    }

    @Override
    public synchronized UploadTicket begin(Place place, long length) {
        called("begin");
        String id = "upload" + ++ids;
        uploads.put(id, new byte[0]);
        uploading.put(id, place);
        return new UploadTicket(id, Instant.parse("2026-03-03T08:00:00Z"));
    }

    @Override
    public synchronized OptionalLong position(UploadTicket ticket) {
        called("position");
        byte[] got = uploads.get(ticket.sealed());
        return got == null ? OptionalLong.empty() : OptionalLong.of(got.length);
    }

    @Override
    public synchronized Sent send(UploadTicket ticket, long offset, Body body) throws IOException {
        called("send");
        byte[] got = uploads.get(ticket.sealed());
        if (got == null || got.length != offset) {
            throw new RemoteFault(RemoteFault.Kind.UPLOAD_LOST, "out of step");
        }
        byte[] range;
        try (InputStream in = body.open(offset)) {
            range = in.readNBytes(RANGE);
        }
        byte[] all = Arrays.copyOf(got, got.length + range.length);
        System.arraycopy(range, 0, all, got.length, range.length);
        uploads.put(ticket.sealed(), all);
        if (all.length < body.length()) {
            return new Sent(all.length, Optional.empty());
        }
        uploads.remove(ticket.sealed());
        return new Sent(all.length, Optional.of(store(uploading.get(ticket.sealed()), all)));
    }

    @Override
    public synchronized RemoteItem item(String id) {
        called("item");
        return stored(id).item();
    }

    @Override
    public synchronized RemoteLink organizationLink(String id) {
        called("link");
        if (!sharing.contains(Sharing.ORGANIZATION)) {
            throw new RemoteFault(RemoteFault.Kind.ADMIN, "403 sharing disabled");
        }
        permissions.add("link");
        return new RemoteLink("link", URI.create("https://cloud.example/link/" + id));
    }

    @Override
    public synchronized List<String> invite(String id, String login, boolean edits) {
        called("invite");
        if (!sharing.contains(Sharing.PEOPLE)) {
            throw new RemoteFault(RemoteFault.Kind.ADMIN, "403 sharing disabled");
        }
        String permission = (edits ? "write:" : "read:") + login;
        permissions.add(permission);
        invited.add(login);
        return List.of(permission);
    }

    @Override
    public synchronized void revoke(String id, String permission) {
        called("revoke");
        permissions.remove(permission);
    }

    @Override
    public synchronized List<Leftover> leftovers() {
        called("leftovers");
        return List.copyOf(folders);
    }

    @Override
    public synchronized void recycle(String id) {
        called("recycle");
        folders.removeIf(folder -> folder.id().equals(id));
    }

    @Override
    public synchronized OptionalLong room() {
        called("room");
        return room;
    }

    @Override
    public synchronized Tag download(String id, Path to, long limit) throws IOException {
        called("download");
        if (malware) {
            throw new RemoteFault(RemoteFault.Kind.MALWARE, "403 malwareDetected");
        }
        Stored file = stored(id);
        Files.write(to, file.content());
        return file.item().tag();
    }

    @Override
    public synchronized void remove(Place place, Optional<String> id) {
        called("remove");
        if (locked) {
            throw new RemoteFault(RemoteFault.Kind.LOCKED, "423");
        }
        beforeRemoval.run();
        id.ifPresent(files::remove);
        at(place).ifPresent(file -> files.remove(file.id()));
    }
}
