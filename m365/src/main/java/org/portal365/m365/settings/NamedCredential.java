package org.portal365.m365.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A credential in a file or environment variable that the settings name. */
final class NamedCredential {
    private final UnaryOperator<@Nullable String> environment;
    private CredentialRead last = new CredentialRead("", Optional.empty(), List.of());

    /** @param environment gives environment variables */
    NamedCredential(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** @param keyFrom file:/path or env:NAME */
    synchronized CredentialRead read(String keyFrom) {
        last = now(keyFrom).orSame(last);
        return last;
    }

    private CredentialRead now(String keyFrom) {
        Optional<String> text = text(keyFrom);
        if (text.isEmpty()) {
            return CredentialRead.broken(RegistrationSettings.KEY_FROM, "key.from.unreadable", keyFrom);
        }
        Optional<String> problem = CredentialText.problem(text.get());
        if (problem.isPresent()) {
            return CredentialRead.broken(RegistrationSettings.KEY_FROM, problem.get());
        }
        String version =
                keyFrom + "#" + ByteString.encodeUtf8(text.get()).sha256().base64Url();
        return new CredentialRead(version, CredentialText.read(text.get()), List.of());
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
