package org.portal365.m365.setup;

/** Values as literals of a shell, whatever they contain. */
final class Quote {
    private Quote() {}

    /**
     * One word of bash.
     *
     * @see <a href="https://www.gnu.org/software/bash/manual/bash.html#Single-Quotes">Bash: single quotes</a>
     */
    static String bash(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    /**
     * A verbatim string of PowerShell. It takes typographic quotes for plain ones, so they are doubled as well.
     *
     * @see <a href="https://learn.microsoft.com/powershell/scripting/lang-spec/chapter-02">PowerShell: 2.3.5.2 string
     *     literals</a>
     */
    static String powerShell(String value) {
        return "'" + value.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
    }
}
