package org.portal365.sandbox.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.io.IOUtils;
import org.portal365.sandbox.graph.WebAddresses;
import org.portal365.sandbox.graph.drive.ContentRewriter;
import org.portal365.sandbox.graph.drive.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites an uploaded Office package as SharePoint's property promotion does: other document properties, other order and
 * compression, hence another size and hash; every other part keeps its content. Whatever is no such package stays as it is.
 */
public final class PropertyPromotion implements ContentRewriter {
    private static final Logger LOG = LoggerFactory.getLogger(PropertyPromotion.class);
    private static final LocalDateTime DOS_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    @Override
    public Path rewrite(Path uploaded, String name, Person by) {
        if (!WebAddresses.office(name)) {
            return uploaded;
        }
        Path rewritten = uploaded.resolveSibling(uploaded.getFileName() + ".promoted");
        try {
            promote(uploaded, rewritten);
            Files.delete(uploaded);
            return rewritten;
        } catch (IOException e) {
            LOG.debug(
                    "{} bytes under an Office name are no package and stay as they are",
                    uploaded.toFile().length(),
                    e);
            discard(rewritten);
            return uploaded;
        }
    }

    private static void promote(Path uploaded, Path rewritten) throws IOException {
        try (OoxmlPackage document = OoxmlPackage.open(uploaded);
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(rewritten)) {
            if (document.part(CONTENT_TYPES).isEmpty()) {
                throw new IOException("no " + CONTENT_TYPES);
            }
            CoreProperties.promote(document);
            out.setLevel(Deflater.BEST_COMPRESSION);
            List<String> names = document.entries().stream()
                    .filter(each -> !each.isDirectory())
                    .map(ZipArchiveEntry::getName)
                    .distinct()
                    .sorted(Comparator.comparing((String each) -> !each.equals(CONTENT_TYPES))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            for (String each : names) {
                byte[] content = document.part(each).orElseThrow(() -> new IOException("no part " + each));
                ZipArchiveEntry entry = new ZipArchiveEntry(each);
                entry.setTimeLocal(DOS_EPOCH);
                entry.setMethod(ZipEntry.DEFLATED);
                out.putArchiveEntry(entry);
                IOUtils.copy(new ByteArrayInputStream(content), out);
                out.closeArchiveEntry();
            }
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
