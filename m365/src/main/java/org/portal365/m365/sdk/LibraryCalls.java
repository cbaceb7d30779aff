package org.portal365.m365.sdk;

import com.microsoft.graph.models.DriveCollectionResponse;
import com.microsoft.graph.models.DriveItemCollectionResponse;
import com.microsoft.graph.models.ItemPreviewInfo;
import com.microsoft.graph.models.ItemReference;
import com.microsoft.graph.models.SiteCollectionResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphLibrary;
import org.portal365.m365.graph.GraphPage;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LibraryDrive;
import org.portal365.m365.graph.LibraryItem;
import org.portal365.m365.graph.LibrarySite;

/** {@link GraphLibrary} by single reads. */
record LibraryCalls(GraphReads graph, GraphAddresses addresses, PdfCalls pdfs) implements GraphLibrary {
    private static final String PAGE = "$top=100";

    @Override
    public LibraryItem item(ItemRef ref) {
        var item = graph.get(
                "read " + ref, addresses.item(ref), com.microsoft.graph.models.DriveItem::createFromDiscriminatorValue);
        ItemReference parent = item.getParentReference();
        String folder = parent == null ? null : parent.getId();
        boolean root = item.getRoot() != null;
        return new LibraryItem(
                Items.from(item, ref.driveId()),
                Optional.ofNullable(folder).filter(id -> !root).map(id -> new ItemRef(ref.driveId(), id)),
                root);
    }

    @Override
    public GraphPage<DriveItem> children(ItemRef folder, Optional<URI> next) {
        return items("list " + folder, folder, next, addresses.item(folder) + "/children?" + PAGE);
    }

    @Override
    public GraphPage<DriveItem> search(ItemRef folder, String words, Optional<URI> next) {
        // a quote in the words of a function's parameter is doubled (OData 4.01, URL conventions, 4.6)
        String text = GraphAddresses.segment(words.replace("'", "''"));
        return items("search " + folder, folder, next, addresses.item(folder) + "/search(q='" + text + "')?" + PAGE);
    }

    private GraphPage<DriveItem> items(String what, ItemRef folder, Optional<URI> next, String first) {
        var page = graph.get(
                what, next.map(URI::toString).orElse(first), DriveItemCollectionResponse::createFromDiscriminatorValue);
        List<DriveItem> items = stream(page.getValue())
                .map(item -> Items.from(item, folder.driveId()))
                .toList();
        return new GraphPage<>(items, Items.address(page.getOdataNextLink()));
    }

    @Override
    public GraphPage<LibrarySite> sites(String words, Optional<URI> next) {
        String text = GraphAddresses.segment(words.isBlank() ? "*" : words);
        var page = graph.get(
                "find sites",
                next.map(URI::toString).orElse(addresses.base() + "/sites?search=" + text),
                SiteCollectionResponse::createFromDiscriminatorValue);
        List<LibrarySite> sites = stream(page.getValue())
                .filter(site -> site.getId() != null)
                .map(site -> new LibrarySite(
                        text(site.getId()),
                        Stream.of(text(site.getDisplayName()), text(site.getName()), text(site.getId()))
                                .filter(name -> !name.isBlank())
                                .findFirst()
                                .orElse("")))
                .toList();
        return new GraphPage<>(sites, Items.address(page.getOdataNextLink()));
    }

    @Override
    public GraphPage<LibraryDrive> drives(String siteId, Optional<URI> next) {
        var page = graph.get(
                "list the libraries of a site",
                next.map(URI::toString)
                        .orElse(addresses.base() + "/sites/" + GraphAddresses.segment(siteId) + "/drives"),
                DriveCollectionResponse::createFromDiscriminatorValue);
        List<LibraryDrive> drives = stream(page.getValue())
                .filter(drive -> drive.getId() != null)
                .map(drive -> new LibraryDrive(text(drive.getId()), text(drive.getName())))
                .toList();
        return new GraphPage<>(drives, Items.address(page.getOdataNextLink()));
    }

    @Override
    public URI preview(ItemRef item) {
        String what = "show " + item;
        var info = graph.post(what, addresses.item(item) + "/preview", ItemPreviewInfo::createFromDiscriminatorValue);
        return Items.address(info.getGetUrl())
                .orElseThrow(() -> graph.errors().badAnswer(what + ": no address to get", null));
    }

    @Override
    public long pdf(ItemRef item, Path target, long limit) throws IOException {
        return pdfs.to(item, target, limit);
    }

    private static <T> Stream<T> stream(@Nullable List<T> values) {
        return values == null ? Stream.empty() : values.stream();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
