package org.portal365.reference.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.mail.MailAddress;

class TypedAddressesTest {
    @Test
    void m24TakesAddressesAsPeopleTypeThem() {
        TypedAddresses typed = TypedAddresses.parse(
                "anna@example.test; Boris <boris@example.test>,\n\"Berg, Vera\" <vera@пример.рф>,,");
        assertThat(typed.bad()).isEmpty();
        assertThat(typed.good())
                .containsExactly(
                        new MailAddress("", "anna@example.test"),
                        new MailAddress("Boris", "boris@example.test"),
                        new MailAddress("Berg, Vera", "vera@пример.рф"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "@example.test",
                "anna@",
                "an na@example.test",
                "anna@exa mple.test",
                "Anna <>",
                "a@b@c d"
            })
    void m24NamesWhatIsNoAddress(String text) {
        assertThat(TypedAddresses.parse("boris@example.test, " + text).bad()).isEqualTo(List.of(text));
    }

    @Test
    void case184WhoHasItIsLeftOut() {
        assertThat(TypedAddresses.without(
                        "Boris <boris@example.test>, vera@example.test", Set.of("BORIS@example.test")))
                .isEqualTo("vera@example.test");
    }
}
