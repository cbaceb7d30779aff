package org.portal365.mail.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.mail.core.FolderNames;
import org.portal365.mail.core.RemoteFolder;

/** The folders of a mailbox, by LIST (RFC 3501, 6.3.8). */
final class FolderLists {
    private static final int MOST = 2000;
    private static final Map<String, Role> SPECIAL_USE = Map.of(
            "\\SENT", Role.SENT,
            "\\DRAFTS", Role.DRAFTS,
            "\\TRASH", Role.TRASH,
            "\\JUNK", Role.JUNK,
            "\\ARCHIVE", Role.ARCHIVE);

    private FolderLists() {}

    static List<RemoteFolder> read(ImapConnection imap) {
        List<RemoteFolder> folders = new ArrayList<>();
        ImapResponse end = imap.command("LIST \"\" \"*\"", answer -> {
            if (answer.name().equals("LIST") && answer.values().size() >= 3 && folders.size() < MOST) {
                add(folders, answer.values());
            }
        });
        ImapConnection.sure("LIST", end);
        return folders;
    }

    private static void add(List<RemoteFolder> folders, List<Value> values) {
        Set<String> attributes = values.get(0).asItems().stream()
                .map(value -> value.asText().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String name = values.get(2).asText();
        // A name that cannot be spelled in a command cannot be opened.
        boolean usable = name.chars().allMatch(one -> one >= ' ' && one <= '~') && !name.isBlank();
        if (!usable || attributes.contains("\\NOSELECT") || attributes.contains("\\NONEXISTENT")) {
            return;
        }
        String shown = Encodings.shown(name);
        Role role = SPECIAL_USE.entrySet().stream()
                .filter(use -> attributes.contains(use.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> FolderNames.role(shown));
        folders.add(new RemoteFolder(name, shown, role));
    }
}
