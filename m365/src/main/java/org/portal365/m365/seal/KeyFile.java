package org.portal365.m365.seal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.text.ParseException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.secret.SealUnavailableException;

/**
 * The sealing keys: a JWK set (RFC 7517) of octet keys of 256 bits, the first of which seals. Only the user of this
 * process may read it; a file that others may read is not used.
 */
public final class KeyFile {
    static final int KEY_BITS = 256;
    static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Path THIS_PROCESS = Path.of("/proc/self");
    /** The ledger keeps names of this length, and a node names its keys with blanks between them. */
    private static final Pattern KID = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final Path path;
    private volatile @Nullable Read last;

    /** What was read from a file in one state. */
    private record Read(Stamp stamp, List<OctetSequenceKey> keys) {}

    /** A state of the file; a changed or replaced file has another. */
    private record Stamp(
            FileTime changed, long size, @Nullable Object identity) {}

    public KeyFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    KeyFileWriter writer(Clock clock) {
        return new KeyFileWriter(path, clock);
    }

    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The keys, the sealing one first. Whether the file is safe is looked at each time, its text only when it changed.
     *
     * @throws SealUnavailableException when the file is not there, not safe or not a key set
     */
    List<OctetSequenceKey> read() {
        try {
            Stamp stamp = checkSafe();
            Read known = last;
            if (known != null && known.stamp().equals(stamp)) {
                return known.keys();
            }
            List<OctetSequenceKey> keys = JWKSet.parse(Files.readString(path)).getKeys().stream()
                    .map(this::usable)
                    .toList();
            if (keys.isEmpty()) {
                throw unusable("has no key");
            }
            last = new Read(stamp, keys);
            return keys;
        } catch (ParseException e) {
            // Its message could quote the file.
            throw unusable("is no JWK set");
        } catch (IOException e) {
            throw new SealUnavailableException("the key file " + path + " cannot be read", e);
        }
    }

    private Stamp checkSafe() throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw unusable(exists() ? "is no regular file" : "is missing");
        }
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return stamp(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        }
        PosixFileAttributes attributes = view.readAttributes();
        if (!OWNER_ONLY.containsAll(attributes.permissions())) {
            throw unusable("may be read by others; set its mode to 0600");
        }
        if (Files.exists(THIS_PROCESS) && !attributes.owner().equals(Files.getOwner(THIS_PROCESS))) {
            throw unusable("belongs to another user");
        }
        return stamp(attributes);
    }

    private static Stamp stamp(BasicFileAttributes attributes) {
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    private OctetSequenceKey usable(JWK key) {
        if (!(key instanceof OctetSequenceKey octets)
                || octets.size() != KEY_BITS
                || key.getKeyID() == null
                || !KID.matcher(key.getKeyID()).matches()) {
            throw unusable("has a key that is not octets of " + KEY_BITS + " bits with a kid without blanks");
        }
        return octets;
    }

    private SealUnavailableException unusable(String why) {
        return new SealUnavailableException("the key file " + path + " " + why);
    }
}
