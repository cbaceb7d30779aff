package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case 120: the hash of OneDrive. */
class QuickXorHashTest {
    @ParameterizedTest
    @CsvSource({
        "'', AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "Sg==, SgAAAAAAAAAAAAAAAQAAAAAAAAA=",
        "tbQ=, taAFAAAAAAAAAAAAAgAAAAAAAAA=",
        "0pZP, 0rDEEwAAAAAAAAAAAwAAAAAAAAA=",
        "jRRDVA==, jaDAEKgAAAAAAAAABAAAAAAAAAA="
    })
    void givesKnownHashes(String bytes, String expected) {
        assertThat(hash(Base64.getDecoder().decode(bytes), Integer.MAX_VALUE)).isEqualTo(expected);
    }

    @Test
    void isTheSameHoweverTheBytesArrive() {
        Random random = new Random(7);
        for (int length : new int[] {1, 19, 20, 159, 160, 161, 320, 4096, 100_003}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String whole = hash(bytes, Integer.MAX_VALUE);
            assertThat(whole).isEqualTo(byDescription(bytes));
            assertThat(hash(bytes, 7)).isEqualTo(whole);
            bytes[length / 2] ^= 1;
            assertThat(hash(bytes, Integer.MAX_VALUE)).isNotEqualTo(whole);
        }
    }

    /** As the description says it, with one big number. */
    private static String byDescription(byte[] bytes) {
        BigInteger mask = BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE);
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < bytes.length; i++) {
            int shift = (int) (i * 11L % 160);
            BigInteger value = BigInteger.valueOf(bytes[i] & 0xFF).shiftLeft(shift);
            bits = bits.xor(value.and(mask)).xor(value.shiftRight(160));
        }
        bits = bits.xor(BigInteger.valueOf(bytes.length).shiftLeft(96));
        byte[] hash = new byte[20];
        for (int i = 0; i < 20; i++) {
            hash[i] = bits.shiftRight(8 * i).byteValue();
        }
        return Base64.getEncoder().encodeToString(hash);
    }

    private static String hash(byte[] bytes, int step) {
        QuickXorHash hash = new QuickXorHash();
        for (int i = 0; i < bytes.length; i += Math.min(step, bytes.length)) {
            hash.update(bytes, i, Math.min(step, bytes.length - i));
        }
        return hash.base64();
    }
}
