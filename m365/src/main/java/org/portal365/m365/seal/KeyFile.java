package org.portal365.m365.seal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.text.ParseException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
    private static final String STATE = "lastModifiedTime,size,fileKey";
    private static final String UNIX_STATE = "unix:lastModifiedTime,size,ino,dev,ctime,mode,uid";
    static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Path THIS_PROCESS = Path.of("/proc/self");
    /** The ledger keeps names of this length, and a node names its keys with blanks between them. */
    private static final Pattern KID = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final Path path;
    private volatile @Nullable Read last;

    /** What was read from a file in one state, which was safe. */
    private record Read(Map<String, Object> state, List<OctetSequenceKey> keys) {}

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
     * The keys, the sealing one first. Whether the file has changed is looked at each time, whether it is safe and its text when it has.
     *
     * @throws SealUnavailableException when the file is not there, not safe or not a key set
     */
    List<OctetSequenceKey> read() {
        try {
            Map<String, Object> state = state();
            Read known = last;
            if (known != null && known.state().equals(state)) {
                return known.keys();
            }
            checkSafe();
            List<OctetSequenceKey> keys = JWKSet.parse(Files.readString(path)).getKeys().stream()
                    .map(this::usable)
                    .toList();
            if (keys.isEmpty()) {
                throw unusable("has no key");
            }
            last = new Read(state, keys);
            return keys;
        } catch (ParseException e) {
            // Its message could quote the file.
            throw unusable("is no JWK set");
        } catch (IOException e) {
            throw new SealUnavailableException("the key file " + path + " cannot be read", e);
        }
    }

    /**
     * All that writing, replacing, chmod or chown changes, by one call of the system; who the owner is by name would cost
     * a look into the list of users.
     */
    private Map<String, Object> state() throws IOException {
        String wanted = path.getFileSystem().supportedFileAttributeViews().contains("unix") ? UNIX_STATE : STATE;
        try {
            return Files.readAttributes(path, wanted, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw unusable("is missing");
        }
    }

    private void checkSafe() throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw unusable(exists() ? "is no regular file" : "is missing");
        }
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        PosixFileAttributes attributes = view.readAttributes();
        if (!OWNER_ONLY.containsAll(attributes.permissions())) {
            throw unusable("may be read by others; set its mode to 0600");
        }
        if (Files.exists(THIS_PROCESS) && !attributes.owner().equals(Files.getOwner(THIS_PROCESS))) {
            throw unusable("belongs to another user");
        }
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
