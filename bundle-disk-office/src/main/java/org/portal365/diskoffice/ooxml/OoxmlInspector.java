package org.portal365.diskoffice.ooxml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.portal365.diskoffice.core.Inspection;
import org.portal365.diskoffice.core.Inspection.Flaw;
import org.portal365.diskoffice.core.PackageInspector;

/** Checks and fingerprints a package part by part; unpacks nothing to disk and keeps no part in memory. */
public final class OoxmlInspector implements PackageInspector {
    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};
    private final Limits limits;

    public OoxmlInspector(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Inspection inspect(Path file, String extension) throws IOException {
        Optional<PackageType> type = PackageType.of(extension);
        if (type.isEmpty() || !beginsAsZip(file)) {
            return Inspection.bad(Flaw.WRONG_TYPE);
        }
        Optional<EndRecord> end = EndRecord.of(file);
        if (end.isEmpty() || end.get().comment() > 0) {
            // Behind the last part there is as little room for something else as before the first.
            return Inspection.bad(Flaw.WRONG_TYPE);
        }
        if (end.get().parts() > limits.parts() || end.get().directory() > limits.directory()) {
            return Inspection.bad(Flaw.TOO_LARGE);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return Inspection.good(read(zip, type.orElseThrow(), Files.size(file)));
        } catch (BadPackage bad) {
            return Inspection.bad(bad.flaw());
        } catch (ZipException e) {
            return Inspection.bad(Flaw.WRONG_TYPE);
        }
    }

    private org.portal365.diskoffice.core.Fingerprint read(ZipFile zip, PackageType type, long size)
            throws IOException, BadPackage {
        if (zip.size() > limits.parts()) {
            throw new BadPackage(Flaw.TOO_LARGE);
        }
        Parts parts = new Parts(zip, limits, size, type.macros());
        type.check(parts.contentTypes());
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            type.check(entry.getName());
            parts.add(entry);
        }
        return parts.fingerprint();
    }

    /** Something before the first part would make it a polyglot: another program may take it for something else. */
    private static boolean beginsAsZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return java.util.Arrays.equals(in.readNBytes(LOCAL_HEADER.length), LOCAL_HEADER);
        }
    }
}
