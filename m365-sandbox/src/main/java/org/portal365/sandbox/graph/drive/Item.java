package org.portal365.sandbox.graph.drive;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder of a drive; immutable, every change makes a new one (Graph page "driveItem resource type").
 *
 * @param guid the SharePoint unique id, upper case, that eTag, cTag and web addresses carry
 * @param tags how often the item and its content changed
 * @param content null for a folder
 * @param versions kept versions, oldest first; the last is the current one
 * @param seq position of its last change in the drives' history; 0 until stored
 */
public record Item(
        String id,
        String driveId,
        String guid,
        @Nullable String parentId,
        String name,
        Tags tags,
        Stamp created,
        Stamp modified,
        @Nullable Content content,
        List<FileVersion> versions,
        List<Grant> grants,
        List<Pending> pending,
        @Nullable String checkedOutBy,
        @Nullable String special,
        State state,
        long seq) {
    public Item {
        versions = List.copyOf(versions);
        grants = List.copyOf(grants);
        pending = List.copyOf(pending);
    }

    /** Where an item stands: in use, in the recycle bin, or gone for good. */
    public enum State {
        LIVE,
        BIN,
        GONE
    }

    /** Numbers behind eTag (whole item) and cTag (content). */
    public record Tags(int item, int content) {
        Tags itemChanged() {
            return new Tags(item + 1, content);
        }

        Tags contentChanged() {
            return new Tags(item + 1, content + 1);
        }
    }

    public String eTag() {
        return "\"{" + guid + "}," + tags.item + "\"";
    }

    public String cTag() {
        return "\"c:{" + guid + "}," + tags.content + "\"";
    }

    public boolean folder() {
        return content == null;
    }

    public boolean live() {
        return state == State.LIVE;
    }

    /** The bytes of a file; asking a folder is a 400 as in Graph. */
    public Content file() {
        if (content == null) {
            throw GraphError.invalid("The item is a folder and has no content.");
        }
        return content;
    }

    Item placed(@Nullable String parent, String newName, Stamp by) {
        return new Item(
                id,
                driveId,
                guid,
                parent,
                newName,
                tags.itemChanged(),
                created,
                by,
                content,
                versions,
                grants,
                pending,
                checkedOutBy,
                special,
                state,
                seq);
    }

    Item filled(Content next, Stamp by) {
        FileVersion version = new FileVersion((versions.size() + 1) + ".0", next, by);
        List<FileVersion> all =
                Stream.concat(versions.stream(), Stream.of(version)).toList();
        return new Item(
                id,
                driveId,
                guid,
                parentId,
                name,
                tags.contentChanged(),
                created,
                by,
                next,
                all,
                grants,
                pending,
                checkedOutBy,
                special,
                state,
                seq);
    }

    Item granting(List<Grant> next) {
        return new Item(
                id,
                driveId,
                guid,
                parentId,
                name,
                tags.itemChanged(),
                created,
                modified,
                content,
                versions,
                next,
                pending,
                checkedOutBy,
                special,
                state,
                seq);
    }

    Item awaiting(List<Pending> next) {
        return new Item(
                id,
                driveId,
                guid,
                parentId,
                name,
                tags,
                created,
                modified,
                content,
                versions,
                grants,
                next,
                checkedOutBy,
                special,
                state,
                seq);
    }

    Item checkedOut(@Nullable String by) {
        return new Item(
                id,
                driveId,
                guid,
                parentId,
                name,
                tags.itemChanged(),
                created,
                modified,
                content,
                versions,
                grants,
                pending,
                by,
                special,
                state,
                seq);
    }

    Item in(State next) {
        return new Item(
                id,
                driveId,
                guid,
                parentId,
                name,
                tags.itemChanged(),
                created,
                modified,
                content,
                versions,
                grants,
                pending,
                checkedOutBy,
                special,
                next,
                seq);
    }

    Item at(long position) {
        return new Item(
                id,
                driveId,
                guid,
                parentId,
                name,
                tags,
                created,
                modified,
                content,
                versions,
                grants,
                pending,
                checkedOutBy,
                special,
                state,
                position);
    }
}
