package org.portal365.diskoffice.transfer.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.portal365.diskoffice.transfer.core.Copy;
import org.portal365.diskoffice.transfer.core.Source;
import org.portal365.diskoffice.transfer.core.Task;

/** A task as columns; lease, wish and due time are written apart. */
final class TaskColumns {
    private static final int LONGEST_REFERENCE = 1000;

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private TaskColumns() {}

    /** What never changes. */
    static Map<String, @Nullable Object> fixed(Task task) {
        TaskColumns row = new TaskColumns();
        Source source = task.source();
        row.values.put("id", task.id().value());
        row.values.put("kind", task.kind().name());
        row.values.put("owner", task.owner().value());
        row.values.put("account", task.account().value());
        row.time("begun", Optional.of(task.begun()));
        row.of("file_id", source.file(), file -> file.value());
        row.values.put("file_name", source.name());
        row.of("file_version", source.version(), version -> version.value());
        row.values.put("file_size", source.size());
        row.of("folder_id", source.folder(), folder -> folder.value());
        row.values.put("outside", source.outside());
        return row.values;
    }

    /** What a step changes. */
    static Map<String, @Nullable Object> moving(Task task) {
        TaskColumns row = new TaskColumns();
        Copy copy = task.copy();
        row.values.put("stage", task.stage().name());
        row.of("result", task.result(), Enum::name);
        row.values.put("word", task.word());
        row.of("upload_ticket", copy.upload(), upload -> upload.ticket().sealed());
        row.time("upload_expires", copy.upload().map(upload -> upload.ticket().expires()));
        row.of("upload_offset", copy.upload(), upload -> upload.offset());
        row.of("item_id", copy.item(), Function.identity());
        row.of("address", copy.address(), Function.identity());
        row.time("closes_at", copy.closes());
        row.values.put("clash", copy.clash().name());
        row.values.put("name_number", copy.number());
        row.values.put("bytes", task.tally().bytes());
        row.values.put("all_bytes", task.tally().allBytes());
        row.values.put("files", task.tally().files());
        row.values.put("all_files", task.tally().allFiles());
        row.of("pause_kind", task.pause(), pause -> pause.kind().name());
        row.time("pause_until", task.pause().map(pause -> pause.until()));
        row.of("pause_attempts", task.pause(), pause -> pause.attempts());
        row.of("pause_claims", task.pause().flatMap(pause -> pause.claims()), Function.identity());
        row.of("pause_reference", task.pause(), pause -> shortened(pause.reference()));
        return row.values;
    }

    private <T> void of(String name, Optional<T> value, Function<T, ?> column) {
        values.put(name, value.map(column).orElse(null));
    }

    private void time(String name, Optional<Instant> value) {
        values.put(name, value.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REFERENCE ? text : text.substring(0, LONGEST_REFERENCE);
    }
}
