package org.portal365.reference.web.disk;

import java.text.NumberFormat;
import java.util.Locale;
import org.portal365.api.Text;

/** Sizes as people read them. */
public final class Sizes {
    private static final long STEP = 1024;
    private static final String[] UNITS = {"size.b", "size.kb", "size.mb", "size.gb"};

    private Sizes() {}

    public static Text of(long bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        double shown = value;
        int digits = unit == 0 || value >= 100 ? 0 : 1;
        Text number = locale -> format(shown, digits, locale);
        return Desk.WORDS.text(UNITS[unit], number);
    }

    private static String format(double value, int digits, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
