package org.portal365.socialservices.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portal365.api.endpoint.Call;

/**
 * The parameters of an authorization response (RFC 6749 section 4.1.2, RFC 9207), each at most once.
 *
 * @param code empty exactly when there is an error
 * @param error may have an AADSTS code in its description
 */
record Answer(Optional<String> code, Optional<String> error, String description, Optional<String> issuer) {
    private static final int LONGEST_CODE = 4096;

    /** The answer; empty when it is not well formed: something twice, or code and error both or neither. */
    static Optional<Answer> of(Call call) {
        boolean repeated = Stream.of("state", "code", "error", "error_description", "iss")
                .anyMatch(name -> call.query().getOrDefault(name, List.of()).size() > 1);
        Optional<String> code = call.single("code").filter(value -> !value.isEmpty() && value.length() <= LONGEST_CODE);
        Optional<String> error = call.single("error");
        if (repeated || code.isPresent() == error.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Answer(code, error, call.single("error_description").orElse(""), call.single("iss")));
    }

    /** Whether an issuer that was named can be one of this authority; Entra ID names none. */
    boolean issuerFits(Expectation expected, String authority) {
        if (issuer.isEmpty()) {
            return true;
        }
        if (expected.oneTenant()) {
            return issuer.get().equals(expected.issuerOf(authority));
        }
        return Stream.of(issuer.get().split("/", -1))
                .flatMap(segment -> Guid.parse(segment).stream())
                .anyMatch(tenant -> issuer.get().equals(expected.issuerOf(tenant.value())));
    }

    @Override
    public String toString() {
        return error.isPresent() ? "Answer[error]" : "Answer[code]";
    }
}
