package org.portal365.diskoffice.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.NewVersion;

/** From changed content in the outside drive to a version of the portal's file, once, and never a bad one. */
final class BringBack {
    private final Workshop shop;
    private final Elsewhere elsewhere;
    private final Trail trail;

    BringBack(Workshop shop) {
        this.shop = shop;
        this.trail = new Trail(shop.audit());
        this.elsewhere = new Elsewhere(shop, trail);
    }

    /** After a kill: asks the portal whether the version that was about to be added has been added. */
    Session settleIntent(Session session) {
        Optional<Intent> intent = session.sync().intent();
        if (intent.isEmpty()) {
            return session;
        }
        return intent.flatMap(open -> shop.disk().versionByKey(open.key()))
                .map(version -> saved(session, intent.orElseThrow(), version))
                .orElseGet(() -> session.with(session.sync().intending(Optional.empty())));
    }

    /** Ended with RECOVERED where it could not become a version; otherwise the content is settled with the portal. */
    Session run(Session session, RemoteDrive drive, RemoteItem item, Journal journal) throws IOException {
        long limit = shop.policy().get().maxFileSize();
        if (item.tag().size() > limit) {
            throw new RemoteFault(
                    RemoteFault.Kind.TOO_LARGE, "working copy has " + item.tag().size() + " bytes");
        }
        try (WorkFile file = WorkFile.in(shop.folder(), session)) {
            Tag tag = drive.download(item.id(), file.path(), limit);
            Inspection found =
                    shop.inspector().inspect(file.path(), session.origin().extension());
            if (found.flaw().isPresent()) {
                String why = "why." + found.flaw().orElseThrow().name().toLowerCase(java.util.Locale.ROOT);
                return elsewhere.recover(session, tag, why, Body.of(file.path()));
            }
            Found content = new Found(tag, found.fingerprint().orElseThrow(), author(session, item));
            return add(session, content, file.path(), journal);
        }
    }

    private UserId author(Session session, RemoteItem item) {
        return item.editor()
                .flatMap(subject -> shop.editors().user(session.account(), subject))
                .orElse(session.owner());
    }

    private Session add(Session session, Found found, Path file, Journal journal) throws IOException {
        if (session.sync().fingerprint().equals(Optional.of(found.content()))) {
            return known(session, found.tag(), found.content())
                    .with(session.sync().knowing(found.content()).settled());
        }
        Intent intent = new Intent(
                Keys.version(session, found.tag()),
                found.tag(),
                found.content(),
                found.author(),
                windowStart(session, found.author()));
        Session intending = session.with(session.sync().intending(Optional.of(intent)));
        journal.write(intending);
        Body body = Body.of(file);
        Outcome<VersionId, DiskRefusal> added = shop.disk().addVersion(session.actor(), version(session, intent), body);
        Optional<DiskRefusal> refusal = added.refusal().map(refused -> refused.reason());
        if (refusal.isPresent()) {
            return elsewhere.instead(intending, refusal.orElseThrow(), body, journal);
        }
        trail.record("doc_edit_collected", session, intent.author(), Optional.empty());
        return saved(intending, intent, added.optional().orElseThrow());
    }

    private NewVersion version(Session session, Intent intent) {
        Target target = session.target();
        return new NewVersion(
                target.file(),
                target.base(),
                intent.key(),
                intent.author(),
                Phrases.text(session.ofOlderVersion() ? "version.comment.older" : "version.comment"),
                mergeInto(session, intent.author()).map(Saved::key),
                Optional.of(session.id().value()));
    }

    /** The own previous version of the same author, while its window is open. */
    private Optional<Saved> mergeInto(Session session, UserId author) {
        Instant now = shop.clock().instant();
        return session.sync()
                .saved()
                .filter(last -> last.by().equals(author))
                .filter(last -> !now.isBefore(last.windowStart())
                        && now.isBefore(
                                last.windowStart().plus(shop.policy().get().mergeWindow())));
    }

    private Instant windowStart(Session session, UserId author) {
        return mergeInto(session, author)
                .map(Saved::windowStart)
                .orElse(shop.clock().instant());
    }

    private Session saved(Session session, Intent intent, VersionId version) {
        Saved saved = new Saved(version, intent.key(), shop.clock().instant(), intent.windowStart(), intent.author());
        return session.with(new Target(session.target().file(), version))
                .with(session.workingCopy().knowing(intent.tag()))
                .with(session.sync().knowing(intent.fingerprint()).saved(saved));
    }

    static Session known(Session session, Tag tag, Fingerprint content) {
        return session.with(session.workingCopy().knowing(tag))
                .with(session.sync().knowing(content));
    }

    /** Content that was downloaded, and who had made it. */
    private record Found(Tag tag, Fingerprint content, UserId author) {}

    /** How a session whose content is settled ends for the user. */
    static EditState end(Session session) {
        return session.diverted() ? EditState.CONFLICT : EditState.SAVED;
    }
}
