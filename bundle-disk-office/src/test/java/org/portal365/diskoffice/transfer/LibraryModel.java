package org.portal365.diskoffice.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.portal365.api.Body;
import org.portal365.diskoffice.core.Leftover;
import org.portal365.diskoffice.core.Place;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.RemoteItem;
import org.portal365.diskoffice.core.RemoteLink;
import org.portal365.diskoffice.core.Sent;
import org.portal365.diskoffice.core.Tag;
import org.portal365.diskoffice.core.UploadTicket;
import org.portal365.diskoffice.transfer.core.Library;
import org.portal365.diskoffice.transfer.core.OutsideFile;
import org.portal365.diskoffice.transfer.core.OutsideRef;

/** A OneDrive in memory that lists in pages of two; faults and lost uploads on demand. */
public final class LibraryModel implements Library {
    private static final int PAGE = 2;
    private static final int RANGE = 1 << 20;
    static final OutsideRef ROOT = ref("root");

    /** A file, or a folder where there is no content. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Node(String id, String parent, String name, Optional<byte[]> content, int counter) {
        Tag tag() {
            return new Tag(
                    "e" + id,
                    "c" + id + "," + counter,
                    content.map(bytes -> bytes.length).orElse(0),
                    "");
        }
    }

    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, byte[]> uploads = new HashMap<>();
    private final Map<String, Place> uploading = new HashMap<>();
    private final List<RemoteFault> faults = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private int ids;
    boolean convertible = true;
    boolean endless;

    static OutsideRef ref(String id) {
        return OutsideRef.item(OutsideRef.Kind.OWN, "drive", id);
    }

    /** A folder, or a file with this content; gives its id. */
    public synchronized String add(String parent, String name, String... content) {
        String id = String.format("n%04d", ++ids);
        Optional<byte[]> bytes =
                content.length == 0 ? Optional.empty() : Optional.of(content[0].getBytes(StandardCharsets.UTF_8));
        nodes.put(id, new Node(id, parent, name, bytes, 1));
        return id;
    }

    synchronized void change(String id, String content) {
        nodes.computeIfPresent(
                id,
                (key, old) -> new Node(
                        id,
                        old.parent(),
                        old.name(),
                        Optional.of(content.getBytes(StandardCharsets.UTF_8)),
                        old.counter() + 1));
    }

    synchronized void fail(RemoteFault fault) {
        faults.add(fault);
    }

    synchronized void forgetUploads() {
        uploads.clear();
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Names in a folder with their content. */
    synchronized Map<String, String> files(String parent) {
        Map<String, String> found = new TreeMap<>();
        nodes.values().stream()
                .filter(node -> node.parent().equals(parent) && node.content().isPresent())
                .forEach(
                        node -> found.put(node.name(), new String(node.content().get(), StandardCharsets.UTF_8)));
        return found;
    }

    private void called(String name) {
        calls.add(name);
        if (!faults.isEmpty()) {
            throw faults.remove(0);
        }
    }

    private Node node(String id) {
        return Optional.ofNullable(nodes.get(id.substring(id.indexOf('/') + 1)))
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.GONE, "no item " + id));
    }

    private static OutsideFile file(Node node) {
        return new OutsideFile(
                ref(node.id()), node.name(), node.tag(), node.content().isEmpty(), Optional.of(Instant.EPOCH));
    }

    @Override
    public synchronized Listing list(OutsideRef place, String words, Optional<String> page) {
        called("list");
        if (place.kind() == OutsideRef.Kind.TOP) {
            return new Listing(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new Entry(OutsideRef.ONEDRIVE, "", Optional.empty())),
                    Optional.empty());
        }
        if (endless) {
            return new Listing(
                    Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.of("on and on"));
        }
        String folder = place.item() ? place.id() : "root";
        List<Node> all = nodes.values().stream()
                .filter(node -> words.isEmpty()
                        ? node.parent().equals(folder)
                        : node.name().contains(words))
                .toList();
        int from = page.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + PAGE);
        List<Entry> entries = all.subList(from, to).stream()
                .map(node -> new Entry(ref(node.id()), node.name(), Optional.of(file(node))))
                .toList();
        return new Listing(
                Optional.empty(),
                Optional.of(OutsideRef.TOP),
                Optional.of(ref(folder)),
                entries,
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    @Override
    public synchronized OutsideFile file(OutsideRef ref) {
        called("file");
        return file(node(ref.id()));
    }

    @Override
    public synchronized Listing children(OutsideRef folder, Optional<String> page) {
        return list(folder, "", page);
    }

    @Override
    public synchronized Tag download(OutsideRef ref, Path to, long limit) throws IOException {
        called("download");
        Node node = node(ref.id());
        if (node.content().orElseThrow().length > limit) {
            throw new RemoteFault(RemoteFault.Kind.TOO_LARGE, "too large");
        }
        Files.write(to, node.content().orElseThrow());
        return node.tag();
    }

    @Override
    public RemoteDrive into(OutsideRef folder) {
        return new Into(folder.id());
    }

    @Override
    public synchronized Optional<String> named(OutsideRef folder, String name) {
        called("named");
        return at(folder.id(), name).map(node -> "drive/" + node.id());
    }

    private Optional<Node> at(String parent, String name) {
        return nodes.values().stream()
                .filter(node -> node.parent().equals(parent) && node.name().equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public synchronized boolean rename(String item, String name) {
        called("rename");
        Node node = node(item);
        Optional<Node> taken = at(node.parent(), name);
        if (taken.filter(other -> !other.id().equals(node.id())).isPresent()) {
            return false;
        }
        nodes.put(node.id(), new Node(node.id(), node.parent(), name, node.content(), node.counter()));
        return true;
    }

    @Override
    public synchronized void discard(String item) {
        called("discard");
        nodes.remove(item.substring(item.indexOf('/') + 1));
    }

    @Override
    public synchronized URI preview(String item) {
        called("preview");
        return URI.create("https://cloud.example/embed/" + item);
    }

    @Override
    public synchronized void pdf(String item, Path to, long limit) throws IOException {
        called("pdf");
        if (!convertible) {
            throw new RemoteFault(RemoteFault.Kind.REFUSED, "406");
        }
        Files.writeString(to, "%PDF-1.7 of " + item);
    }

    /** Uploads to one folder. */
    private final class Into implements RemoteDrive {
        private final String folder;

        Into(String folder) {
            this.folder = folder;
        }

        private RemoteItem store(Place place, byte[] content) {
            Node node = at(folder, place.name())
                    .map(old -> new Node(old.id(), folder, old.name(), Optional.of(content), old.counter() + 1))
                    .orElseGet(() ->
                            new Node(String.format("n%04d", ++ids), folder, place.name(), Optional.of(content), 1));
            nodes.put(node.id(), node);
            return item(node);
        }

        private RemoteItem item(Node node) {
            return new RemoteItem(
                    "drive/" + node.id(),
                    node.tag(),
                    URI.create("https://cloud.example/" + node.id()),
                    node.name(),
                    Optional.empty());
        }

        @Override
        public Optional<RemoteItem> find(Place place) {
            synchronized (LibraryModel.this) {
                called("find");
                return at(folder, place.name()).map(this::item);
            }
        }

        @Override
        public RemoteItem put(Place place, Body body) throws IOException {
            synchronized (LibraryModel.this) {
                called("put");
                try (InputStream in = body.open(0)) {
                    return store(place, in.readAllBytes());
                }
            }
        }

        @Override
        public UploadTicket begin(Place place, long length) {
            synchronized (LibraryModel.this) {
                called("begin");
                String id = "upload" + ++ids;
                uploads.put(id, new byte[0]);
                uploading.put(id, place);
                return new UploadTicket(id, Instant.parse("2030-03-03T08:00:00Z"));
            }
        }

        @Override
        public OptionalLong position(UploadTicket ticket) {
            synchronized (LibraryModel.this) {
                called("position");
                byte[] got = uploads.get(ticket.sealed());
                return got == null ? OptionalLong.empty() : OptionalLong.of(got.length);
            }
        }

        @Override
        public Sent send(UploadTicket ticket, long offset, Body body) throws IOException {
            synchronized (LibraryModel.this) {
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
        }

        @Override
        public RemoteItem item(String id) {
            return item(node(id));
        }

        @Override
        public RemoteLink organizationLink(String id) {
            throw new UnsupportedOperationException("jobs share nothing");
        }

        @Override
        public List<String> invite(String id, String login, boolean edits) {
            throw new UnsupportedOperationException("jobs share nothing");
        }

        @Override
        public void revoke(String id, String permission) {
            throw new UnsupportedOperationException("jobs share nothing");
        }

        @Override
        public List<Leftover> leftovers() {
            throw new UnsupportedOperationException("jobs leave nothing in folders of sessions");
        }

        @Override
        public void recycle(String id) {
            throw new UnsupportedOperationException("jobs leave nothing in folders of sessions");
        }

        @Override
        public OptionalLong room() {
            return OptionalLong.empty();
        }

        @Override
        public Tag download(String id, Path to, long limit) {
            throw new UnsupportedOperationException("jobs download by place");
        }

        @Override
        public void remove(Place place, Optional<String> id) {
            throw new UnsupportedOperationException("nothing in a folder of a person is removed by place");
        }
    }
}
