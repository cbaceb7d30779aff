package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portal365.api.memory.MovableClock;

/** Cases 42 and 43: rollover, floods of unknown key ids, and an endpoint that is down. */
class CachedKeysTest {
    private final MovableClock clock = new MovableClock(TestIdTokens.NOW);
    private final Map<String, SigningKey> published = new HashMap<>();
    private boolean down;
    private int fetches;

    private final CachedKeys keys = new CachedKeys(this::fetch, clock);

    private Map<String, SigningKey> fetch() throws KeysUnavailableException {
        fetches++;
        if (down) {
            throw new KeysUnavailableException("down");
        }
        return published;
    }

    private void publish(String id) {
        published.put(id, new SigningKey((RSAPublicKey) TestIdTokens.KEY.getPublic(), Optional.empty()));
    }

    @Test
    void case042AnUnknownKeyIsFetchedOnceAndFound() throws Exception {
        publish("old");
        assertThat(keys.byId("old")).isPresent();
        publish("new");
        assertThat(keys.byId("new")).isPresent();
        assertThat(keys.byId("old")).isPresent();
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void case042AThousandUnknownKeyIdsCostTwoFetchesInFiveMinutes() throws Exception {
        publish("old");
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.byId("random-" + i)).isEmpty();
        }
        assertThat(fetches).isEqualTo(2);
        clock.advance(Duration.ofMinutes(5));
        assertThat(keys.byId("random")).isEmpty();
        assertThat(fetches).isEqualTo(3);
    }

    @Test
    void case042AKeyNoLongerPublishedIsRefusedAfterTheRefresh() throws Exception {
        publish("old");
        assertThat(keys.byId("old")).isPresent();
        published.clear();
        publish("new");
        assertThat(keys.byId("old")).isPresent();
        clock.advance(Duration.ofMinutes(61));
        assertThat(keys.byId("old")).isEmpty();
    }

    @Test
    void case043KeysAtHandServeForADayWhileTheEndpointIsDown() throws Exception {
        publish("key");
        assertThat(keys.byId("key")).isPresent();
        down = true;
        clock.advance(Duration.ofHours(23));
        assertThat(keys.byId("key")).isPresent();
        clock.advance(Duration.ofHours(2));
        assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> keys.byId("key"));
        down = false;
        clock.advance(Duration.ofMinutes(5));
        assertThat(keys.byId("key")).isPresent();
    }
}
