package org.portal365.diskoffice.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Text;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.FileInfo;

/** Where content goes that cannot become a version of its file: beside it, or into a recovery copy. Never away. */
final class Elsewhere {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PERSON = 60;
    private final Workshop shop;
    private final Trail trail;
    private final Told told;
    private final Locks locks;

    Elsewhere(Workshop shop, Trail trail) {
        this.shop = shop;
        this.told = new Told(shop);
        this.locks = new Locks(shop);
        this.trail = trail;
    }

    Session instead(Session session, DiskRefusal refusal, Body body, Journal journal) throws IOException {
        Intent intent = session.sync().intent().orElseThrow();
        Session undone = session.with(session.sync().intending(Optional.empty()));
        return switch (refusal) {
            case LOCKED -> throw new RemoteFault(RemoteFault.Kind.LOCKED, "the file is locked in the portal");
            case STALE_BASE -> stale(undone, intent, body, journal);
            case GONE, NO_RIGHT, FULL, NOT_ACCEPTED ->
                recover(undone, intent.tag(), "why." + refusal.name().toLowerCase(java.util.Locale.ROOT), body);
        };
    }

    /** The newest version may say just this already: after a restore of our tables, or when somebody uploaded it. */
    private Session stale(Session session, Intent intent, Body body, Journal journal) throws IOException {
        Optional<Session> moved = shop.disk()
                .file(session.actor(), session.target().file())
                .optional()
                .map(info -> session.with(new Target(info.id(), info.head())));
        if (moved.isPresent() && holds(moved.orElseThrow(), intent)) {
            return settled(moved.orElseThrow(), intent);
        }
        return session.diverted()
                ? recover(session, intent.tag(), "why.stale_base", body)
                : beside(session, intent, body, journal);
    }

    private static Session settled(Session session, Intent intent) {
        return BringBack.known(session, intent.tag(), intent.fingerprint())
                .with(session.sync().knowing(intent.fingerprint()).settled());
    }

    /** Ends the session for the user. */
    Session recover(Session session, Tag tag, String why, Body body) {
        Text reason = Phrases.text(why);
        FileId copy = shop.disk()
                .keepRecoveryCopy(session.actor(), session.target().file(), Keys.recovery(session, tag), reason, body)
                .fold(Function.identity(), refused -> {
                    throw new RemoteFault(
                            RemoteFault.Kind.TOO_LARGE, "the portal keeps no recovery copy: " + refused.reason());
                });
        trail.record("doc_edit_recovered", session, why);
        told.owner(session, "recovered", Optional.of(copy));
        return session.with(session.workingCopy().knowing(tag))
                .with(session.care().kept(copy))
                .ended(EditState.RECOVERED);
    }

    /** Both are kept; from now on changes become versions of the copy. */
    private Session beside(Session session, Intent intent, Body body, Journal journal) throws IOException {
        Optional<FolderId> folder = shop.disk()
                .file(session.actor(), session.origin().file())
                .optional()
                .map(FileInfo::folder);
        Optional<FileInfo> copy = folder.flatMap(there -> shop.disk()
                        .createFile(session.actor(), there, name(session, intent), Keys.conflictCopy(session), body)
                        .optional())
                .flatMap(id -> shop.disk().file(session.actor(), id).optional());
        if (copy.isEmpty()) {
            return recover(session, intent.tag(), "why.stale_base", body);
        }
        FileId id = copy.orElseThrow().id();
        trail.record("doc_edit_conflict", session);
        told.everybody(session, journal, "conflict", Optional.of(id));
        Session diverted =
                locks.diverted(session).with(new Target(id, copy.orElseThrow().head()));
        diverted = diverted.with(diverted.care().kept(id));
        return holds(diverted, intent) ? settled(diverted, intent) : diverted;
    }

    /** The copy may be of an earlier try, before a kill: then the newer content still has to become its version. */
    private boolean holds(Session diverted, Intent intent) throws IOException {
        Optional<Body> head = shop.disk()
                .content(
                        diverted.actor(),
                        diverted.target().file(),
                        diverted.target().base())
                .optional();
        if (head.isEmpty()) {
            return false;
        }
        try (WorkFile file = WorkFile.in(shop.folder(), diverted)) {
            Path path = file.path();
            WorkFile.copy(head.orElseThrow(), path);
            return shop.inspector()
                    .inspect(path, diverted.origin().extension())
                    .fingerprint()
                    .equals(Optional.of(intent.fingerprint()));
        }
    }

    private String name(Session session, Intent intent) {
        String name = session.origin().name();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        String who = shop.users()
                .find(intent.author())
                .map(user -> user.profile()
                        .name()
                        .replaceAll("[\\p{Cntrl}/\\\\]", " ")
                        .strip())
                .orElse("");
        String mark = " (Office365, " + shortened(who, LONGEST_PERSON) + ", "
                + STAMP.format(shop.clock().instant()) + ")";
        return shortened(stem, LONGEST_NAME - mark.length() - ending.length()) + mark + ending;
    }

    /** Never in the middle of a character. */
    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
