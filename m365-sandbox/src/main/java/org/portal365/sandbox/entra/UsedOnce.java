package org.portal365.sandbox.entra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.portal365.sandbox.StateFolder;

/** Ids of codes and refresh tokens already redeemed; an append-only file, so a killed process forgets none. */
final class UsedOnce {

    private final Path file;
    private final Set<String> ids = new HashSet<>();

    UsedOnce(StateFolder state) {
        file = state.resolve("used-once.txt");
        state.readText("used-once.txt").ifPresent(text -> text.lines().forEach(ids::add));
    }

    /** True for the first caller with this id, false ever after. */
    synchronized boolean use(String id) {
        if (!ids.add(id)) {
            return false;
        }
        try {
            Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean used(String id) {
        return ids.contains(id);
    }
}
