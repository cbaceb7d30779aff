package org.portal365.shell;

import java.io.PrintStream;
import java.util.Locale;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.CheckList;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Finding.Level;

/** Runs the checks and says of each what it found, as soon as it is known. */
record CheckReport(CheckList list, CheckContext context) {
    /** @throws RefusedException when a line failed, so that scripts notice */
    void print(PrintStream out) throws RefusedException {
        int failed = 0;
        for (CheckList.Line line : list.lines()) {
            Finding finding = list.run(line, context);
            print(line, finding, out);
            failed += finding.level() == Level.FAILED ? 1 : 0;
        }
        if (failed > 0) {
            throw new RefusedException("Lines that failed: " + failed);
        }
    }

    private static void print(CheckList.Line line, Finding finding, PrintStream out) {
        out.printf(
                "%-8s %s  %s: %s%n",
                finding.level(),
                line.name(),
                line.check().title().in(Locale.ENGLISH),
                finding.text().in(Locale.ENGLISH));
        String cure = finding.cure().in(Locale.ENGLISH);
        if (!cure.isEmpty()) {
            out.println("         To do: " + cure);
        }
        if (!finding.reference().isEmpty()) {
            out.println("         Reference: " + finding.reference());
        }
    }
}
