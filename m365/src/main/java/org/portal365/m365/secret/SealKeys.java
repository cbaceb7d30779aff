package org.portal365.m365.secret;

import java.util.List;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;

/**
 * The sealing keys, for an admin. Always registered. Nodes may share one key file or have copies of it: a new key seals
 * only when every live node has it, and what older keys sealed is sealed anew in the background.
 */
public interface SealKeys {
    /** The keys in use or in this node's key file, newest first. Counts sealed rows, so it takes its time. */
    List<SealKey> list();

    /** Adds a new key to this node's key file. */
    Outcome<SealKey, SealKeyRefusal> rotate();

    /** Gives up a key that nothing needs any more, and takes it out of this node's key file. */
    Outcome<Nothing, SealKeyRefusal> retire(String kid);
}
