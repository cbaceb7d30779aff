package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.disk.EditSessionId;

/**
 * The reference model: what a document's story must have left, told by what people did and by nothing else. It knows
 * neither steps nor tables.
 */
final class Story {
    /** A session as its people see it. */
    private static final class Chapter {
        final Set<String> savedInPortalSince = new LinkedHashSet<>();
        final Set<String> written = new LinkedHashSet<>();
        Optional<String> last = Optional.empty();
        boolean discarded;
    }

    private final Map<EditSessionId, Chapter> chapters = new HashMap<>();
    private final List<String> savedInPortal = new ArrayList<>();
    private boolean deleted;

    void opened(EditSessionId session) {
        chapters.putIfAbsent(session, new Chapter());
    }

    void savedInPortal(String text) {
        savedInPortal.add(text);
        chapters.values().forEach(chapter -> chapter.savedInPortalSince.add(text));
    }

    void savedInOffice(EditSessionId session, String text) {
        Chapter chapter = chapters.get(session);
        chapter.written.add(text);
        chapter.last = Optional.of(text);
    }

    void discarded(EditSessionId session) {
        chapters.get(session).discarded = true;
    }

    /**
     * Somebody deletes the file.
     *
     * @param with what it says, which so is deleted on purpose
     */
    void deleted(List<String> with) {
        deleted = true;
        chapters.values().forEach(chapter -> chapter.last = chapter.last.filter(text -> !with.contains(text)));
    }

    /** How many things were written that had to survive. */
    int weight() {
        return savedInPortal.size()
                + (int) chapters.values().stream()
                        .filter(chapter -> chapter.last.isPresent() && !chapter.discarded)
                        .count();
    }

    /**
     * Compares with what is there.
     *
     * @param file the texts of the file's versions, oldest first
     * @param others those of each other file
     * @param recovered whether something was kept as a recovery copy
     */
    void check(List<String> file, List<List<String>> others, boolean recovered) {
        if (!deleted) {
            assertThat(file).as("what was saved in the portal").containsAll(savedInPortal);
        }
        List<String> all = new ArrayList<>(file);
        others.forEach(all::addAll);
        for (Chapter chapter : chapters.values()) {
            noSilentOverwrite(chapter, file);
            if (!chapter.discarded) {
                chapter.last.ifPresent(text -> assertThat(all)
                        .as("the last that was written in Office")
                        .contains(text));
            }
        }
        others.forEach(Story::eachOnce);
        eachOnce(file);
        if (!recovered) {
            // Killed after a copy was made, and then the right, the owner or the file was gone: a recovery copy may be
            // one
            // too many. That is meant: better two than none.
            eachOnce(all);
        }
    }

    /** Whoever wrote in Office did not know what was saved in the portal since: it may not be followed by theirs. */
    private static void noSilentOverwrite(Chapter chapter, List<String> file) {
        boolean unknown = false;
        for (String text : file) {
            unknown = unknown || chapter.savedInPortalSince.contains(text);
            assertThat(unknown && chapter.written.contains(text))
                    .as("silent overwrite by %s in %s", text, file)
                    .isFalse();
        }
    }

    private static void eachOnce(List<String> texts) {
        assertThat(new HashSet<>(texts)).as("each once in %s", texts).hasSameSizeAs(texts);
    }
}
