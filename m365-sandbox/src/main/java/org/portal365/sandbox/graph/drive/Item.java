package org.portal365.sandbox.graph.drive;

import java.util.List;
import java.util.function.Consumer;
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
        return changed(copy -> {
            copy.parentId = parent;
            copy.name = newName;
            copy.tags = tags.itemChanged();
            copy.modified = by;
        });
    }

    Item filled(Content next, Stamp by) {
        FileVersion version = new FileVersion((versions.size() + 1) + ".0", next, by);
        return changed(copy -> {
            copy.tags = tags.contentChanged();
            copy.modified = by;
            copy.content = next;
            copy.versions = Stream.concat(versions.stream(), Stream.of(version)).toList();
        });
    }

    Item granting(List<Grant> next) {
        return changed(copy -> {
            copy.tags = tags.itemChanged();
            copy.grants = next;
        });
    }

    Item awaiting(List<Pending> next) {
        return changed(copy -> copy.pending = next);
    }

    Item checkedOut(@Nullable String by) {
        return changed(copy -> {
            copy.tags = tags.itemChanged();
            copy.checkedOutBy = by;
        });
    }

    Item in(State next) {
        return changed(copy -> {
            copy.tags = tags.itemChanged();
            copy.state = next;
        });
    }

    Item at(long position) {
        return changed(copy -> copy.seq = position);
    }

    private Item changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new Item(
                id,
                driveId,
                guid,
                copy.parentId,
                copy.name,
                copy.tags,
                created,
                copy.modified,
                copy.content,
                copy.versions,
                copy.grants,
                copy.pending,
                copy.checkedOutBy,
                special,
                copy.state,
                copy.seq);
    }

    /** What can change of an item, while it changes. */
    private static final class Copy {
        private @Nullable String parentId;
        private String name;
        private Tags tags;
        private Stamp modified;
        private @Nullable Content content;
        private List<FileVersion> versions;
        private List<Grant> grants;
        private List<Pending> pending;
        private @Nullable String checkedOutBy;
        private State state;
        private long seq;

        Copy(Item of) {
            parentId = of.parentId;
            name = of.name;
            tags = of.tags;
            modified = of.modified;
            content = of.content;
            versions = of.versions;
            grants = of.grants;
            pending = of.pending;
            checkedOutBy = of.checkedOutBy;
            state = of.state;
            seq = of.seq;
        }
    }
}
