package org.portal365.itests.portal;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScanTest {
    private static final String SECRET = "7Q~p+V8/k=%Zq4?>>>and so on for a while";
    private static final SecretScan SCAN = new SecretScan(Map.of("key", SECRET));

    /** Three alignments: a letter of base64 is six bits. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "{\"key\":\""})
    void findsBase64WhateverStandsBeforeIt(String before) {
        byte[] text = (before + SECRET + " after").getBytes(UTF_8);
        assertThat(SCAN.search("log", Base64.getEncoder().encodeToString(text)))
                .extracting(SecretScan.Finding::form)
                .contains(SecretForm.BASE64);
        assertThat(SCAN.search("log", Base64.getUrlEncoder().encodeToString(text)))
                .extracting(SecretScan.Finding::form)
                .contains(SecretForm.BASE64URL);
    }

    @Test
    void findsOtherForms() {
        assertThat(SCAN.search("log", "key=" + SECRET))
                .extracting(SecretScan.Finding::form)
                .containsExactly(SecretForm.PLAIN);
        String url = URLEncoder.encode(SECRET, UTF_8);
        assertForm(url, SecretForm.URL);
        assertForm(
                url.replace("%2B", "%2b")
                        .replace("%2F", "%2f")
                        .replace("%7E", "%7e")
                        .replace("%3D", "%3d")
                        .replace("%3F", "%3f")
                        .replace("%3E", "%3e"),
                SecretForm.URL);
        assertForm(url.replace("%7E", "~"), SecretForm.URL);
        assertForm(HexFormat.of().formatHex(SECRET.getBytes(UTF_8)), SecretForm.HEX);
        assertForm(HexFormat.of().withUpperCase().formatHex(SECRET.getBytes(UTF_8)), SecretForm.HEX);
        assertThat(SCAN.search("x", ("odd" + SECRET).getBytes(UTF_16LE))).hasSize(1);
        assertThat(SCAN.search("x", ("odd" + SECRET).getBytes(UTF_16BE))).hasSize(1);
    }

    private static void assertForm(String text, SecretForm form) {
        assertThat(SCAN.search("x", text)).extracting(SecretScan.Finding::form).contains(form);
    }

    @ParameterizedTest
    @EnumSource
    void everyFormOfIsFoundAlsoAtTheVeryEnd(SecretForm form) {
        form.of(SECRET)
                .forEach(look -> assertThat(SCAN.search("x", look))
                        .extracting(SecretScan.Finding::form)
                        .contains(form));
    }

    @Test
    void findsASecretThatWasCutOff() {
        assertThat(SCAN.search("log", SECRET.substring(0, 20) + "…")).hasSize(1);
        assertThat(SCAN.search("log", SECRET.substring(0, 19))).isEmpty();
    }

    @Test
    void findsFilesAndTheirNames(@TempDir Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c.log"), "its end is " + SECRET);
        Files.writeString(folder.resolve("innocent"), "7Q~p+V8/k=%Zq4 is not all of it");
        SecretScan scan = new SecretScan(Map.of("key", SECRET, "name", "CNRY-"));
        Files.writeString(folder.resolve("CNRY-code-1"), "");
        assertThat(scan.searchFiles(folder))
                .extracting(SecretScan.Finding::place)
                .containsExactlyInAnyOrder("a/b/c.log", "name of CNRY-code-1");
        assertThat(scan.figures()).startsWith("2 secrets in ").contains(" 6 files");
    }

    @Test
    void refusesWhatWouldBeFoundByChance() {
        assertThatThrownBy(() -> new SecretScan(Map.of("key", "abc"))).hasMessageContaining("key is too short");
    }
}
