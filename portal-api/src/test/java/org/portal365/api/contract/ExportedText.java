package org.portal365.api.contract;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.api.UserId;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.PersonalExport;

/** All that an area exports about a user in one text, to be searched: records, and names of files. */
public final class ExportedText implements PersonalExport {
    private final StringBuilder all = new StringBuilder();

    private ExportedText() {}

    public static String of(PersonalData data, UserId user) throws IOException {
        ExportedText text = new ExportedText();
        data.export(user, text);
        return text.all.toString();
    }

    @Override
    public void records(String name, Records records) {
        records.each((Map<String, @Nullable Object> record) -> all.append(record));
    }

    @Override
    public void file(String name, Body content) {
        all.append(name);
    }
}
