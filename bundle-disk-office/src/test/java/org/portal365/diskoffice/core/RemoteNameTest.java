package org.portal365.diskoffice.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D26, case 77: any name of the portal works in OneDrive. */
class RemoteNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plan #1 50%.docx",
                "../../etc/passwd.docx",
                "..\\x.docx",
                "a/b.docx",
                "C:\\x.docx",
                "\\\\host\\x.docx",
                "CON.docx",
                "com1.docx",
                "  leading.docx",
                "trailing .docx",
                "dots....docx",
                "~$x.docx",
                "quote\".docx",
                "pipe|.docx",
                "nul\u0000.docx",
                "line\r\nbreak.docx",
                "right\u202Eto left.docx",
                ".docx",
                "%2e%2e%2f.docx",
                "_vti_.docx",
                "emoji \uD83D\uDE00.docx",
                "desktop.docx",
                "*?<>.docx"
            })
    void isAcceptedByOneDrive(String name) {
        assertThat(RemoteName.of(name))
                .endsWith(".docx")
                .doesNotContainPattern("[\"*:<>?/\\\\|#%\\p{Cc}\\u202E]")
                .doesNotStartWith(" ")
                .doesNotStartWith("~$")
                .doesNotStartWith(".")
                .doesNotContainPattern("[ .]\\.docx")
                .doesNotMatch("(?i)(con|com1|desktop)\\.docx")
                .hasSizeBetween(6, 300);
    }

    @Test
    void keepsAGoodNameAndItsEnding() {
        assertThat(RemoteName.of("Отчёт за 2026 год.XLSX")).isEqualTo("Отчёт за 2026 год.xlsx");
    }

    @Test
    void shortensWithoutCuttingACharacterInHalf() {
        String name = RemoteName.of("\uD83D\uDE00".repeat(300) + ".docx");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(105);
    }

    @Test
    void composesWhatLooksTheSame() {
        assertThat(RemoteName.of("e\u0301.docx")).isEqualTo(RemoteName.of("\u00e9.docx"));
    }
}
