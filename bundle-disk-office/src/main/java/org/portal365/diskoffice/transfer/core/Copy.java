package org.portal365.diskoffice.transfer.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.diskoffice.core.Upload;

/**
 * What a task has in the outside drive.
 *
 * @param upload a running upload in ranges
 * @param item the file, once it is there
 * @param address where it can be looked at, sealed
 * @param closes when that ends
 * @param clash what the owner chose
 * @param number of the name that is tried, from 1
 */
public record Copy(
        Optional<Upload> upload,
        Optional<String> item,
        Optional<String> address,
        Optional<Instant> closes,
        Clash clash,
        int number) {
    static final Copy NONE =
            new Copy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Clash.ASK, 1);

    Copy uploading(Optional<Upload> newUpload) {
        return new Copy(newUpload, item, address, closes, clash, number);
    }

    Copy there(String id) {
        return new Copy(Optional.empty(), Optional.of(id), address, closes, clash, number);
    }

    Copy gone() {
        return new Copy(Optional.empty(), Optional.empty(), Optional.empty(), closes, clash, number);
    }

    Copy shown(String at, Instant until) {
        return new Copy(upload, item, Optional.of(at), Optional.of(until), clash, number);
    }

    Copy hidden() {
        return new Copy(upload, item, Optional.empty(), closes, clash, number);
    }

    Copy choosing(Clash choice) {
        return new Copy(upload, item, address, closes, choice, number);
    }

    Copy renaming(int nextNumber) {
        return new Copy(upload, item, address, closes, clash, nextNumber);
    }
}
