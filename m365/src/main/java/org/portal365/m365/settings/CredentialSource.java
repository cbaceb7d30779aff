package org.portal365.m365.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;

/**
 * Where the credential comes from: the sealed Key, or a file or environment variable that the settings name. As long as
 * the same one is meant, the same object is given.
 */
final class CredentialSource {
    private static final Words WORDS = Words.beside(CredentialSource.class);

    private final CredentialStore store;
    private final UnaryOperator<@Nullable String> environment;
    private Result last = new Result("", Optional.empty(), List.of());

    /** @param environment gives environment variables */
    CredentialSource(CredentialStore store, UnaryOperator<@Nullable String> environment) {
        this.store = store;
        this.environment = environment;
    }

    /** @param version tells two credentials apart without showing them */
    record Result(String version, Optional<Credential> credential, List<Problem> problems) {
        static Result broken(String key, String words, Object... arguments) {
            return new Result("", Optional.empty(), List.of(new Problem(key, WORDS.text(words, arguments))));
        }
    }

    synchronized Result read(String keyFrom) {
        Result now = keyFrom.isEmpty() ? stored() : outside(keyFrom);
        boolean same = !now.version().isEmpty() && now.version().equals(last.version());
        last = same ? last : now;
        return last;
    }

    private Result stored() {
        Optional<CredentialStore.Entry> entry = store.entry();
        if (entry.isEmpty()) {
            return Result.broken("", "key.missing");
        }
        String version = "sealed:" + entry.get().version();
        if (version.equals(last.version())) {
            return last;
        }
        try {
            return store.open()
                    .flatMap(CredentialText::read)
                    .map(credential -> new Result(version, Optional.of(reopening(credential)), List.of()))
                    .orElseGet(() -> Result.broken("", "key.missing"));
        } catch (SealBrokenException e) {
            return Result.broken("", "key.broken");
        } catch (SealUnavailableException e) {
            return Result.broken(RegistrationSettings.SEAL_KEYS, "seal.unavailable", String.valueOf(e.getMessage()));
        }
    }

    /** A secret is not kept in memory: it is opened whenever it is used. */
    private Credential reopening(Credential credential) {
        return credential instanceof ClientSecret ? new ClientSecret(this::openNow) : credential;
    }

    private String openNow() {
        try {
            return store.open().orElseThrow(() -> new SealUnavailableException("the Key is no longer there"));
        } catch (SealBrokenException e) {
            throw new SealUnavailableException("the Key cannot be opened any more", e);
        }
    }

    private Result outside(String keyFrom) {
        Optional<String> text = text(keyFrom);
        if (text.isEmpty()) {
            return Result.broken(RegistrationSettings.KEY_FROM, "key.from.unreadable", keyFrom);
        }
        Optional<String> problem = CredentialText.problem(text.get());
        if (problem.isPresent()) {
            return Result.broken(RegistrationSettings.KEY_FROM, problem.get());
        }
        String version = keyFrom + "#" + text.get().hashCode();
        return new Result(version, CredentialText.read(text.get()), List.of());
    }

    private Optional<String> text(String keyFrom) {
        if (keyFrom.startsWith("env:")) {
            return Optional.ofNullable(environment.apply(keyFrom.substring("env:".length())))
                    .map(String::strip);
        }
        try {
            return Optional.of(Files.readString(Path.of(keyFrom.substring("file:".length())))
                    .strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
