package org.portal365.diskoffice.transfer.graph;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.portal365.api.AccountId;
import org.portal365.diskoffice.core.Place;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Tag;
import org.portal365.diskoffice.graph.Faults;
import org.portal365.diskoffice.graph.Folders;
import org.portal365.diskoffice.graph.GraphRemoteDrive;
import org.portal365.diskoffice.graph.TicketSeal;
import org.portal365.diskoffice.transfer.core.Library;
import org.portal365.diskoffice.transfer.core.OutsideFile;
import org.portal365.diskoffice.transfer.core.OutsideRef;
import org.portal365.diskoffice.transfer.core.OutsideRef.Kind;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphPage;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LibraryItem;
import org.portal365.m365.secret.SecretBox;

/**
 * {@link Library} by Graph.
 *
 * @param app for what lies in the app's own folder
 * @param own for the own OneDrive
 * @param shared for sites
 */
record GraphLibraryOfAccount(Drives app, Drives own, Drives shared, Pages pages, SecretBox box, AccountId account)
        implements Library {
    private static final int CONFLICT = 409;

    @Override
    public Listing list(OutsideRef place, String words, Optional<String> page) {
        return call(() -> switch (place.kind()) {
            case TOP -> top();
            case SITES -> sites(words, page);
            case SITE -> libraries(place, page);
            case ONEDRIVE -> folder(place, words, page, Optional.of(OutsideRef.TOP));
            case OWN, LIBRARY -> folder(place, words, page, Optional.empty());
        });
    }

    private static Listing top() {
        List<Entry> entries = List.of(
                new Entry(OutsideRef.ONEDRIVE, "", Optional.empty()),
                new Entry(OutsideRef.SITES, "", Optional.empty()));
        return new Listing(Optional.empty(), Optional.empty(), Optional.empty(), entries, Optional.empty());
    }

    private Listing sites(String words, Optional<String> page) {
        String place = OutsideRef.SITES.text() + "?" + words;
        var found = shared.library().sites(words, pages.open(place, page));
        List<Entry> entries = found.values().stream()
                .map(site -> new Entry(OutsideRef.site(site.id()), site.name(), Optional.empty()))
                .toList();
        return new Listing(
                Optional.empty(),
                Optional.of(OutsideRef.TOP),
                Optional.empty(),
                entries,
                pages.seal(place, found.next()));
    }

    private Listing libraries(OutsideRef site, Optional<String> page) {
        var found = shared.library().drives(site.id(), pages.open(site.text(), page));
        List<Entry> entries = found.values().stream()
                .map(drive -> new Entry(
                        OutsideRef.item(Kind.LIBRARY, drive.id(), ItemRef.ROOT), drive.name(), Optional.empty()))
                .toList();
        return new Listing(
                Optional.empty(),
                Optional.of(OutsideRef.SITES),
                Optional.empty(),
                entries,
                pages.seal(site.text(), found.next()));
    }

    private Listing folder(OutsideRef place, String words, Optional<String> page, Optional<OutsideRef> above) {
        ItemRef ref = place.kind() == Kind.ONEDRIVE ? own.drive().myDrive().root() : ref(place);
        Kind reach = place.kind() == Kind.LIBRARY ? Kind.LIBRARY : Kind.OWN;
        String name = place.text() + "?" + words;
        Optional<URI> next = pages.open(name, page);
        var library = drives(place).library();
        GraphPage<DriveItem> found = words.isBlank() ? library.children(ref, next) : library.search(ref, words, next);
        LibraryItem self = library.item(ref);
        List<Entry> entries = found.values().stream()
                .filter(item -> !item.deleted())
                .map(item -> entry(reach, item))
                .toList();
        Optional<OutsideRef> up = above.or(() -> self.parent()
                .map(parent -> OutsideRef.item(reach, parent.driveId(), parent.itemId()))
                .or(() -> Optional.of(reach == Kind.OWN ? OutsideRef.TOP : OutsideRef.SITES)));
        return new Listing(
                Optional.of(self.item().name()).filter(text -> !self.root()),
                up,
                Optional.of(OutsideRef.item(
                        reach, self.item().driveId(), self.item().id())),
                entries,
                pages.seal(name, found.next()));
    }

    private static Entry entry(Kind reach, DriveItem item) {
        OutsideFile file = file(reach, item);
        return new Entry(file.ref(), item.name(), Optional.of(file));
    }

    @Override
    public OutsideFile file(OutsideRef ref) {
        return call(() -> file(ref.kind(), drives(ref).library().item(ref(ref)).item()));
    }

    private static OutsideFile file(Kind reach, DriveItem item) {
        return new OutsideFile(
                OutsideRef.item(reach, item.driveId(), item.id()),
                item.name(),
                new Tag(
                        item.eTag(),
                        item.cTag(),
                        item.size(),
                        item.quickXorHash().orElse("")),
                item.folder(),
                item.modified());
    }

    @Override
    public Listing children(OutsideRef folder, Optional<String> page) {
        return list(folder, "", page);
    }

    @Override
    public Tag download(OutsideRef ref, Path to, long limit) throws IOException {
        return remote(ref).download(ref.itemId(), to, limit);
    }

    @Override
    public RemoteDrive into(OutsideRef folder) {
        return remote(folder);
    }

    /** Nothing there is removed by place: the folder is the person's. */
    private RemoteDrive remote(OutsideRef folder) {
        Folders chosen = new Folders() {
            @Override
            public ItemRef folder(Place place) {
                return ref(folder);
            }

            @Override
            public Optional<ItemRef> existing(Place place) {
                return Optional.empty();
            }
        };
        return new GraphRemoteDrive(drives(folder).drive(), chosen, new TicketSeal(box, account));
    }

    @Override
    public Optional<String> named(OutsideRef folder, String name) {
        return call(
                () -> drives(folder).drive().child(ref(folder), name).map(item -> item.driveId() + "/" + item.id()));
    }

    @Override
    public boolean rename(String item, String name) {
        return call(() -> {
            try {
                DriveItem unused = own.drive().rename(ref(item), name, Optional.empty());
                return true;
            } catch (GraphException e) {
                if (e.status() == CONFLICT) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void discard(String item) {
        boolean unused = call(() -> {
            own.drive().delete(ref(item), true);
            return true;
        });
    }

    @Override
    public URI preview(String item) {
        return call(() -> app.library().preview(ref(item)));
    }

    @Override
    public void pdf(String item, Path to, long limit) throws IOException {
        try {
            long unused = app.library().pdf(ref(item), to, limit);
        } catch (GraphException e) {
            throw Faults.of(e);
        }
    }

    private Drives drives(OutsideRef ref) {
        return ref.shared() ? shared : own;
    }

    private static <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (GraphException e) {
            throw Faults.of(e);
        }
    }

    private static ItemRef ref(OutsideRef ref) {
        if (!ref.item()) {
            throw new RemoteFault(RemoteFault.Kind.GONE, "not an item");
        }
        return new ItemRef(ref.drive(), ref.id());
    }

    private static ItemRef ref(String item) {
        int slash = item.indexOf('/');
        return new ItemRef(item.substring(0, slash), item.substring(slash + 1));
    }
}
