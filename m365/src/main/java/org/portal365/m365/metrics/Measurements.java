package org.portal365.m365.metrics;

import com.codahale.metrics.CachedGauge;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.jmx.JmxReporter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.portal365.api.module.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All numbers in one registry, shown by JMX under the domain org.portal365. Safe for threads. */
final class Measurements implements Meter, Metrics, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Measurements.class);
    private static final String DOMAIN = "org.portal365";
    /** Queues are counted in the database; however many look, they are counted once in this time. */
    private static final long READ_SECONDS = 5;

    private final MetricRegistry registry = new MetricRegistry();
    private final JmxReporter jmx =
            JmxReporter.forRegistry(registry).inDomain(DOMAIN).build();

    Measurements() {
        jmx.start();
    }

    @Override
    public void count(Series series) {
        registry.counter(series.text()).inc();
    }

    void add(Measured measured) {
        CachedGauge<Map<Series, Double>> read = new CachedGauge<>(READ_SECONDS, TimeUnit.SECONDS) {
            @Override
            protected Map<Series, Double> loadValue() {
                return read(measured);
            }
        };
        for (Series series : measured.series()) {
            registry.remove(series.text());
            Gauge<Double> gauge = () -> read.getValue().getOrDefault(series, 0.0);
            registry.register(series.text(), gauge);
        }
    }

    /** One that cannot be read must not take the others along. */
    private static Map<Series, Double> read(Measured measured) {
        try {
            return measured.read();
        } catch (RuntimeException e) {
            LOG.warn("Numbers cannot be read at the moment", e);
            return Map.of();
        }
    }

    void remove(Measured measured) {
        measured.series().forEach(series -> registry.remove(series.text()));
    }

    @Override
    public String text() {
        return PrometheusText.of(registry);
    }

    @Override
    public void close() {
        jmx.close();
    }
}
