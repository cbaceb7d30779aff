package org.portal365.m365.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private static final Series OPEN = Series.of("office365_edit_sessions", "state", "OPEN");
    private static final Series CLOSED = Series.of("office365_edit_sessions", "state", "CLOSED");

    private final Measurements numbers = new Measurements();

    @AfterEach
    void close() {
        numbers.close();
    }

    /** Numbers as they are set; none: they cannot be read. */
    private record Queue(Map<Series, Double> now) implements Measured {
        @Override
        public Set<Series> series() {
            return Set.of(OPEN, CLOSED);
        }

        @Override
        public Map<Series, Double> read() {
            if (now.isEmpty()) {
                throw new IllegalStateException("planted");
            }
            return now;
        }
    }

    @Test
    void a08NumbersStandInTheTextFormOfPrometheus() {
        Map<String, String> throttled = Map.of("to", "graph", "outcome", "429");
        numbers.count(new Series("office365_calls_total", throttled));
        numbers.count(new Series("office365_calls_total", throttled));
        numbers.add(new Queue(Map.of(OPEN, 3.0)));
        assertThat(numbers.text()).isEqualTo("""
                # TYPE office365_calls_total counter
                office365_calls_total{outcome="429",to="graph"} 2
                # TYPE office365_edit_sessions gauge
                office365_edit_sessions{state="CLOSED"} 0
                office365_edit_sessions{state="OPEN"} 3
                """);
    }

    @Test
    void a08TheSameNumbersAreReadByJmx() throws Exception {
        numbers.add(new Queue(Map.of(OPEN, 3.5)));
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> found = server.queryNames(new ObjectName("org.portal365:*"), null);
        assertThat(found).hasSize(2);
        ObjectName open = found.stream()
                .filter(name -> name.toString().contains("OPEN"))
                .findFirst()
                .orElseThrow();
        assertThat(server.getAttribute(open, "Value")).isEqualTo(3.5);
        numbers.close();
        assertThat(server.queryNames(new ObjectName("org.portal365:*"), null)).isEmpty();
    }

    @Test
    void a08WhatCannotBeReadTakesNothingElseAlongAndWhoLeavesTakesItsNumbersAlong() {
        Queue broken = new Queue(Map.of());
        numbers.count(Series.of("office365_calls_total"));
        numbers.add(broken);
        assertThat(numbers.text()).contains("office365_calls_total 1\n", "{state=\"OPEN\"} 0\n");
        numbers.remove(broken);
        assertThat(numbers.text()).doesNotContain("sessions");
    }

    @Test
    void namesAndLabelsAreSafeForTheTextForm() {
        assertThat(Series.of("one", "label", "a\"b\\c\nd").text()).isEqualTo("one{label=\"a\\\"b\\\\c\\nd\"}");
        assertThatIllegalArgumentException().isThrownBy(() -> Series.of("no name"));
    }
}
