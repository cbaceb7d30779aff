package org.portal365.diskoffice.ooxml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portal365.diskoffice.core.Inspection.Flaw;

/** What a package is, by the content type of its main part (ECMA-376 part 1, 11 to 13). */
enum PackageType {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", false),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", false),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", false),
    DOCM("application/vnd.ms-word.document.macroEnabled.main+xml", true),
    XLSM("application/vnd.ms-excel.sheet.macroEnabled.main+xml", true),
    PPTM("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", true);

    private final String mainPart;
    private final boolean macros;

    PackageType(String mainPart, boolean macros) {
        this.mainPart = mainPart;
        this.macros = macros;
    }

    /** Whether code is expected in it. */
    boolean macros() {
        return macros;
    }

    static Optional<PackageType> of(String extension) {
        String name = extension.toUpperCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(type -> type.name().equals(name))
                .findFirst();
    }

    /**
     * The package must be what its name says.
     *
     * @param contentTypes attributes of the elements of [Content_Types].xml
     */
    void check(List<Map<String, String>> contentTypes) throws BadPackage {
        List<String> types = contentTypes.stream()
                .map(element -> element.getOrDefault("ContentType", ""))
                .toList();
        if (!macros && types.stream().anyMatch(PackageType::runs)) {
            throw new BadPackage(Flaw.MACROS);
        }
        if (!types.contains(mainPart)) {
            throw new BadPackage(Flaw.WRONG_TYPE);
        }
    }

    /**
     * No part may run where macros are not expected.
     *
     * @param part path of a part in the package
     */
    void check(String part) throws BadPackage {
        String name = part.toLowerCase(Locale.ROOT);
        boolean runs =
                name.endsWith("vbaproject.bin") || name.endsWith("vbadata.xml") || name.startsWith("xl/macrosheets/");
        if (!macros && runs) {
            throw new BadPackage(Flaw.MACROS);
        }
    }

    private static boolean runs(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains("macroenabled") || type.contains("vbaproject") || type.contains("macrosheet");
    }
}
