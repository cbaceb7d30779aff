package org.portal365.m365.metrics;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a registry in the
 * <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text form of Prometheus</a>, version 0.0.4.
 */
final class PrometheusText {
    private PrometheusText() {}

    static String of(MetricRegistry registry) {
        StringBuilder text = new StringBuilder();
        SortedMap<String, Double> counters = new TreeMap<>();
        for (Map.Entry<String, Counter> counter : registry.getCounters().entrySet()) {
            counters.put(counter.getKey(), (double) counter.getValue().getCount());
        }
        append(text, "counter", counters);
        SortedMap<String, Double> gauges = new TreeMap<>();
        registry.getGauges().forEach((name, gauge) -> number(gauge, name, gauges));
        append(text, "gauge", gauges);
        return text.toString();
    }

    private static void number(Gauge<?> gauge, String name, Map<String, Double> to) {
        if (gauge.getValue() instanceof Number number) {
            to.put(name, number.doubleValue());
        }
    }

    /** In the order of names, so what belongs to one type line stands together. */
    private static void append(StringBuilder text, String type, SortedMap<String, Double> numbers) {
        SortedMap<String, SortedMap<String, Double>> families = new TreeMap<>();
        numbers.forEach((series, number) -> families.computeIfAbsent(family(series), name -> new TreeMap<>())
                .put(series, number));
        families.forEach((family, members) -> {
            text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
            members.forEach((series, number) ->
                    text.append(series).append(' ').append(written(number)).append('\n'));
        });
    }

    private static String family(String series) {
        int labels = series.indexOf('{');
        return labels < 0 ? series : series.substring(0, labels);
    }

    private static String written(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
