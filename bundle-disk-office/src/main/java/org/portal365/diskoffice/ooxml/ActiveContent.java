package org.portal365.diskoffice.ooxml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.portal365.diskoffice.core.Inspection.Flaw;

/**
 * Relations that run code or fetch something as soon as a document is opened. Embedded documents, pictures and links that
 * somebody must follow are no such ones.
 */
final class ActiveContent {
    private static final List<String> CODE =
            List.of("/vbaproject", "/wordvbadata", "/xlmacrosheet", "/xlintlmacrosheet", "/keymapcustomizations");
    private static final List<String> CONTROLS = List.of("/control", "/activexcontrolbinary");
    private static final List<String> FETCHED =
            List.of("/attachedtemplate", "/oleobject", "/frame", "/subdocument", "/externallinkpath/dde");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");
    private static final Pattern OWN_DISK = Pattern.compile("(?i)file:///?[a-z]:[/\\\\]");

    private ActiveContent() {}

    /** @param relationship attributes of a Relationship element */
    static void check(Map<String, String> relationship) throws BadPackage {
        String type = relationship.getOrDefault("Type", "").toLowerCase(Locale.ROOT);
        if (CODE.stream().anyMatch(type::endsWith)) {
            throw new BadPackage(Flaw.MACROS);
        }
        if (CONTROLS.stream().anyMatch(type::endsWith)
                || (FETCHED.stream().anyMatch(type::endsWith) && remote(relationship.getOrDefault("Target", "")))) {
            throw new BadPackage(Flaw.ACTIVE_CONTENT);
        }
    }

    /** Another machine, whatever the mode says. Word itself writes the path of the template on the author's own disk. */
    private static boolean remote(String target) {
        String address = target.strip();
        return address.startsWith("\\\\")
                || address.startsWith("//")
                || (SCHEME.matcher(address).lookingAt()
                        && !OWN_DISK.matcher(address).lookingAt());
    }
}
