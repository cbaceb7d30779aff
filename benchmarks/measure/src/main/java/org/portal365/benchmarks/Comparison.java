package org.portal365.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What two sides cost in interleaved rounds, and how that compares. */
final class Comparison {
    private final String what;
    private final String unit;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    /** @param unit of the cost of one operation */
    Comparison(String what, String unit) {
        this.what = what;
        this.unit = unit;
    }

    void round(double our, double their) {
        ours.add(our);
        theirs.add(their);
        System.out.printf(Locale.ROOT, "  round %d: ours %.3f, peer %.3f %s%n", ours.size(), our, their, unit);
    }

    /** Our cost divided by the peer's, the median of all rounds: below 1 is cheaper. */
    double ratio() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return median(ratios);
    }

    /** How much more ours costs, the median of all rounds, in the unit. */
    double more() {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            differences.add(ours.get(i) - theirs.get(i));
        }
        return median(differences);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: ours %.3f, peer %.3f %s (medians of %d rounds); cost ratio %.2f",
                what,
                median(ours),
                median(theirs),
                unit,
                ours.size(),
                ratio());
    }
}
