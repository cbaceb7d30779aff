package org.portal365.sandbox.office;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.portal365.sandbox.graph.drive.Person;

/** A docx, pptx or xlsx file opened for showing and editing. */
public final class OfficeDocument implements AutoCloseable {
    private final OoxmlPackage document;
    private final DocumentView view;

    private OfficeDocument(OoxmlPackage document, DocumentView view) {
        this.document = document;
        this.view = view;
    }

    /** Opens a file by the kind its name tells; what is no sound package of that kind is an IOException. */
    public static OfficeDocument open(Path file, String name) throws IOException {
        OoxmlPackage document = OoxmlPackage.open(file);
        try {
            return new OfficeDocument(document, view(document, name.toLowerCase(Locale.ROOT)));
        } catch (IOException | RuntimeException e) {
            document.close();
            throw e;
        }
    }

    private static DocumentView view(OoxmlPackage document, String name) throws IOException {
        if (name.endsWith(".xlsx")) {
            return new SheetView(document);
        }
        return name.endsWith(".pptx") ? ParagraphView.slides(document) : ParagraphView.text(document);
    }

    public List<Section> sections() throws IOException {
        return view.sections();
    }

    /**
     * Writes the document with the values of the named fields. Only edited parts and the core properties change; line breaks
     * become blanks.
     *
     * @return false, and nothing is written, when no value differs
     */
    public boolean save(Map<String, String> values, Path target, Person by, Instant at) throws IOException {
        Map<String, String> clean = new HashMap<>();
        values.forEach((id, value) -> clean.put(id, cleaned(value)));
        if (!view.apply(clean)) {
            return false;
        }
        CoreProperties.saved(document, by.displayName(), at);
        document.save(target);
        return true;
    }

    /** Line breaks become blanks; characters XML cannot hold go. */
    private static String cleaned(String value) {
        return value.replaceAll("\\R", " ")
                .replaceAll("[^\\t\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
