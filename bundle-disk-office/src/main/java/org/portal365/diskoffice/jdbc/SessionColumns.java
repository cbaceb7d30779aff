package org.portal365.diskoffice.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.portal365.api.FileId;
import org.portal365.diskoffice.core.Care;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.Tag;

/** A session as columns; lease, wish and due time are written apart. */
final class SessionColumns {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private SessionColumns() {}

    /** What never changes. */
    static Map<String, @Nullable Object> fixed(Session session) {
        SessionColumns row = new SessionColumns();
        row.values.put("id", session.id().value());
        row.values.put("owner", session.owner().value());
        row.values.put("account", session.account().value());
        row.time("opened_at", Optional.of(session.opened()));
        row.values.put("sharing", session.sharing().name());
        row.values.put("file_id", session.origin().file().value());
        row.values.put("file_name", session.origin().name());
        row.values.put("file_version", session.origin().version().value());
        row.values.put("file_size", session.origin().size());
        row.values.put("file_older", session.origin().older());
        return row.values;
    }

    /** What a step changes. */
    static Map<String, @Nullable Object> moving(Session session) {
        SessionColumns row = new SessionColumns();
        row.values.put("state", session.state().name());
        row.of("result", session.result(), Enum::name);
        row.values.put("target_file", session.target().file().value());
        row.values.put("target_base", session.target().base().value());
        row.transfer(session);
        row.sync(session);
        row.hold(session);
        row.care(session.care());
        return row.values;
    }

    private void transfer(Session session) {
        of("upload_ticket", session.upload(), upload -> upload.ticket().sealed());
        time("upload_expires", session.upload().map(upload -> upload.ticket().expires()));
        of("upload_offset", session.upload(), upload -> upload.offset());
        of("item_id", session.copy(), copy -> copy.itemId());
        of("item_name", session.copy(), copy -> copy.name());
        of("address", session.copy(), copy -> copy.address().toString());
        tag("known", session.copy().map(copy -> copy.known()));
    }

    private void sync(Session session) {
        of("fingerprint", session.sync().fingerprint(), fingerprint -> fingerprint.value());
        var seen = session.sync().seen();
        of("seen_ctag", seen, row -> row.cTag());
        time("seen_since", seen.map(row -> row.since()));
        time("seen_first", seen.map(row -> row.first()));
        var intent = session.sync().intent();
        of("intent_key", intent, row -> row.key());
        tag("intent", intent.map(row -> row.tag()));
        of("intent_fingerprint", intent, row -> row.fingerprint().value());
        of("intent_author", intent, row -> row.author().value());
        time("intent_window", intent.map(row -> row.windowStart()));
        var saved = session.sync().saved();
        of("saved_version", saved, row -> row.version().value());
        of("saved_key", saved, row -> row.key());
        time("saved_at", saved.map(row -> row.at()));
        of("saved_by", saved, row -> row.by().value());
        time("saved_window", saved.map(row -> row.windowStart()));
    }

    private void hold(Session session) {
        of("hold_reason", session.hold(), hold -> hold.reason().name());
        of("hold_word", session.hold(), hold -> hold.word());
        time("hold_until", session.hold().map(hold -> hold.until()));
        time("hold_since", session.hold().map(hold -> hold.since()));
        of("hold_attempts", session.hold(), hold -> hold.attempts());
        of("hold_claims", session.hold().flatMap(hold -> hold.claims()), Function.identity());
        of("hold_reference", session.hold(), hold -> shortened(hold.reference()));
    }

    private void care(Care care) {
        time("locked_until", care.lockedUntil());
        time("reminded_at", care.reminded());
        time("closing_at", care.closing());
        of("link", care.link(), Object::toString);
        of("kept_file", care.kept(), FileId::value);
        of("note", care.note(), Function.identity());
    }

    private void tag(String name, Optional<Tag> tag) {
        of(name + "_etag", tag, Tag::eTag);
        of(name + "_ctag", tag, Tag::cTag);
        of(name + "_size", tag, Tag::size);
        of(name + "_hash", tag, Tag::hash);
    }

    private <T> void of(String name, Optional<T> value, Function<T, ?> column) {
        values.put(name, value.map(column).orElse(null));
    }

    private void time(String name, Optional<Instant> value) {
        values.put(name, value.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null));
    }

    private static String shortened(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 1000);
    }
}
