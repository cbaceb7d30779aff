package org.portal365.diskoffice.transfer.core;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.outside.JobState;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;

/** Audit events of jobs: one when it is decided how a job ends, ids only, e.g. "doc_import_done". */
final class TaskTrail {
    private final Audit audit;

    TaskTrail(Audit audit) {
        this.audit = audit;
    }

    void record(Task task, JobState how) {
        Map<String, String> details = new HashMap<>();
        details.put("job", task.id().value());
        details.put("account", task.account().value());
        details.put("files", "" + task.tally().files());
        task.source().file().ifPresent(file -> details.put("file", file.value()));
        task.source().folder().ifPresent(folder -> details.put("folder", folder.value()));
        String name = ("doc_" + task.kind() + "_" + how).toLowerCase(Locale.ROOT);
        Optional<String> reason = Optional.of(task.word()).filter(word -> !word.isEmpty());
        audit.record(new AuditEvent(
                name, Optional.of(task.owner()), reason, task.id().value(), details));
    }
}
