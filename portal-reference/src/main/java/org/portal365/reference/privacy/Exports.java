package org.portal365.reference.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.module.PersonalData;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;

/** Writes all that is stored about a user: a folder for each area, lists as JSON, files as they are, and a page on top. */
final class Exports {
    private static final Words WORDS = Words.beside(Exports.class);

    private final Supplier<List<PersonalData>> areas;
    private final Audit audit;
    private final Clock clock;
    private final ExportParts parts;

    Exports(Supplier<List<PersonalData>> areas, Audit audit, Clock clock, ExportParts parts) {
        this.areas = areas;
        this.audit = audit;
        this.clock = clock;
        this.parts = parts;
    }

    /** Who asked for what, before it is given. */
    void asked(UserId whose, Optional<UserId> by, String byName, String reference) {
        audit.record(new AuditEvent(
                "privacy_exported", by, Optional.empty(), reference, Map.of("of", whose.value(), "by", byName)));
    }

    void write(UserId id, Locale locale, OutputStream out) throws IOException {
        ZipExport zip = new ZipExport(out, parts);
        List<PersonalData> sorted = areas.get().stream()
                .sorted(Comparator.comparing(PersonalData::order).reversed())
                .toList();
        for (PersonalData area : sorted) {
            zip.begin(area.area());
            area.export(id, zip);
        }
        zip.index(index(sorted, zip, locale));
    }

    private String index(List<PersonalData> sorted, ZipExport zip, Locale locale) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(locale.toLanguageTag())
                .append("\"><meta charset=\"utf-8\"><title>")
                .append(say("export.title", locale))
                .append("</title><style>body{font:16px sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
                        + "td{padding:.2em 1em .2em 0}</style><h1>")
                .append(say("export.title", locale))
                .append("</h1><p>")
                .append(say("export.explain", locale, clock.instant()))
                .append("</p>");
        sorted.forEach(area -> section(html, area, zip, locale));
        return html.toString();
    }

    private static void section(StringBuilder html, PersonalData area, ZipExport zip, Locale locale) {
        html.append("<h2>").append(escaped(area.title().in(locale))).append("</h2><table>");
        for (ZipExport.Entry entry : zip.lists(area.area())) {
            html.append("<tr><td><a href=\"")
                    .append(entry.name())
                    .append("\">")
                    .append(entry.name())
                    .append("</a><td>")
                    .append(say("export.records", locale, entry.records()));
        }
        html.append("</table>");
        if (zip.files(area.area()) > 0) {
            html.append("<p>")
                    .append(say("export.files", locale, zip.files(area.area())))
                    .append("</p>");
        }
    }

    private static String say(String key, Locale locale, Object... arguments) {
        return escaped(WORDS.text(key, arguments).in(locale));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
