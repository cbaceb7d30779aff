package org.portal365.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.portal365.api.Nothing;
import org.portal365.api.module.Module;

/** Puts secrets into their slots; what it was given is wiped. */
record Secrets(List<Module> modules) {
    private static final long MOST_BYTES = 1 << 20;

    /** The module that has the slot. */
    Module owner(String slot) throws RefusedException {
        return modules.stream()
                .filter(module ->
                        module.secrets().stream().anyMatch(there -> there.id().equals(slot)))
                .findFirst()
                .orElseThrow(() -> new RefusedException("There is no secret " + slot + ". There is: "
                        + String.join(
                                ", ",
                                modules.stream()
                                        .flatMap(module -> module.secrets().stream())
                                        .map(there -> there.id())
                                        .toList())));
    }

    void set(String slot, char[] value) throws RefusedException {
        try {
            Nothing unused = RefusedException.done(owner(slot).setSecret(slot, value));
        } finally {
            Arrays.fill(value, '\0');
        }
    }

    void setFrom(String slot, Path file) throws RefusedException {
        set(slot, read(file));
    }

    private static char[] read(Path file) throws RefusedException {
        byte[] bytes = {};
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new RefusedException("The file " + file + " is too long for a secret.");
            }
            bytes = Files.readAllBytes(file);
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] value = Arrays.copyOfRange(text.array(), 0, text.limit());
            Arrays.fill(text.array(), '\0');
            return value;
        } catch (CharacterCodingException e) {
            throw new RefusedException("The file " + file + " is no text.");
        } catch (IOException e) {
            throw new RefusedException("The file " + file + " cannot be read.");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
