package org.portal365.reference.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.portal365.reference.web.Tokens;

/** The token that monitoring sends, in a file of its own: what a scraper reads as its credentials_file. */
public record MonitorToken(Path file) {
    /** Makes the file unless it is there, readable for the portal's own user alone; another node may be faster. */
    public void ensure() {
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(file.getParent());
            try (SeekableByteChannel channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner)) {
                int unused = channel.write(StandardCharsets.US_ASCII.encode(Tokens.random() + "\n"));
            }
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Whether a request brings it; read each time, so a new file needs no restart. No file admits nobody. */
    boolean opens(String authorization) {
        try {
            String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return token.length() >= 32 && Tokens.equal("Bearer " + token, authorization);
        } catch (IOException e) {
            return false;
        }
    }
}
