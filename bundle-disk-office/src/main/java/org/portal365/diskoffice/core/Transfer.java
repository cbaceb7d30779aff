package org.portal365.diskoffice.core;

import java.util.Optional;

/**
 * How the document gets out, and where it is once it is there.
 *
 * @param upload while it is under way in ranges
 */
public record Transfer(Optional<Upload> upload, Optional<WorkingCopy> copy) {
    static final Transfer NONE = new Transfer(Optional.empty(), Optional.empty());

    static Transfer to(WorkingCopy copy) {
        return new Transfer(Optional.empty(), Optional.of(copy));
    }
}
