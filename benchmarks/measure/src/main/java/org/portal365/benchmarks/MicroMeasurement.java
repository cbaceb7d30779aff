package org.portal365.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Compares the methods {@code ours} and {@code peer} of a class by JMH, each round in JVMs of its own.
 *
 * @param what is compared
 */
record MicroMeasurement(String what, Class<?> methods) implements Benchmarks.Measurement {
    private static final int ROUNDS = 7;

    @Override
    public String run() throws RunnerException {
        Comparison comparison = new Comparison(what, "µs");
        for (int round = 0; round < ROUNDS; round++) {
            comparison.round(microseconds("ours"), microseconds("peer"));
        }
        return comparison.toString();
    }

    private double microseconds(String method) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(methods.getName().replace("$", ".") + "\\." + method + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
    }
}
