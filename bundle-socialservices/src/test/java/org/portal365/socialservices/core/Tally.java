package org.portal365.socialservices.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts what was tried and what got through; ./test prints the files. */
public final class Tally {
    private final String what;
    private int tried;
    private int admitted;
    private int good;
    private String more = "";

    public Tally(String what) {
        this.what = what;
    }

    /** Whether the validator takes the token; every answer but the one exception for refusals fails the test. */
    boolean admits(IdTokenValidator validator, String token, Expectation expected) {
        try {
            IdentityClaims unused = validator.validate(token, expected);
            return tried(true);
        } catch (RejectedTokenException refused) {
            return tried(false);
        } catch (KeysUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    /** One more try, and whether it was let through. */
    public boolean tried(boolean let) {
        tried++;
        admitted += let ? 1 : 0;
        return let;
    }

    public void good() {
        good++;
    }

    void more(String words) {
        more = "; " + words;
    }

    int tried() {
        return tried;
    }

    public int admitted() {
        return admitted;
    }

    int goodOnes() {
        return good;
    }

    public void write(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target/figures"));
            Files.writeString(
                    folder.resolve(name + ".txt"),
                    "%s: %,d tried, %d admitted; %,d good ones, none refused%s%n"
                            .formatted(what, tried, admitted, good, more));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
