package org.portal365.diskoffice.graph;

import java.util.List;
import java.util.Optional;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.Place;
import org.portal365.m365.graph.Drive;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.ItemRef;

/** The folder of the portal in a drive: a visible one of ours, or the app folder where only that is permitted. */
record AppPlace(GraphDrive drive, EditPolicy.Storage storage) implements Folders {
    /** Seen by the user in OneDrive, so in plain words. */
    static final String FOLDER = "Portal documents";

    @Override
    public ItemRef folder(Place place) {
        Drive own = drive.myDrive();
        if (storage == EditPolicy.Storage.APP_FOLDER) {
            return drive.ensureFolder(drive.appFolder(own.id()).ref(), place.folder())
                    .ref();
        }
        return drive.ensureFolder(own.id(), List.of(FOLDER, place.folder())).ref();
    }

    @Override
    public Optional<ItemRef> existing(Place place) {
        return parent().flatMap(folder -> drive.child(folder, place.folder())).map(DriveItem::ref);
    }

    @Override
    public Optional<ItemRef> parent() {
        Drive own = drive.myDrive();
        Optional<DriveItem> parent = storage == EditPolicy.Storage.APP_FOLDER
                ? Optional.of(drive.appFolder(own.id()))
                : drive.child(own.root(), FOLDER);
        return parent.map(DriveItem::ref);
    }
}
