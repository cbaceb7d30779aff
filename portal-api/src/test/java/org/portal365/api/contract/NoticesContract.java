package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.portal.Notice;
import org.portal365.api.portal.Notices;

/** What plug-ins rely on when they tell users something. */
public interface NoticesContract {
    Notices notices();

    UserId newUser();

    /** The words that the user finds. */
    List<String> told(UserId user, Locale locale);

    @Test
    default void aNoticeWaitsForItsUserInBothLanguages() {
        UserId user = newUser();
        Text words = locale -> locale.getLanguage().equals("ru") ? "Сохранено" : "Kept";
        notices().tell(new Notice(UUID.randomUUID().toString(), user, words, Optional.of(new FileId("f"))));
        assertThat(told(user, Locale.ENGLISH)).containsExactly("Kept");
        assertThat(told(user, Locale.forLanguageTag("ru"))).containsExactly("Сохранено");
        assertThat(told(newUser(), Locale.ENGLISH)).isEmpty();
    }

    @Test
    default void toldTwiceItIsOneNoticeForEachUser() {
        UserId first = newUser();
        UserId second = newUser();
        String key = UUID.randomUUID().toString();
        List<Boolean> unused = Together.run(10, number -> {
            notices().tell(new Notice(key, number % 2 == 0 ? first : second, Text.of("Kept"), Optional.empty()));
            return true;
        });
        assertThat(told(first, Locale.ENGLISH)).hasSize(1);
        assertThat(told(second, Locale.ENGLISH)).hasSize(1);
    }
}
