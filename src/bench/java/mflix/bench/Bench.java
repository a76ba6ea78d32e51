package mflix.bench;

import java.util.concurrent.TimeUnit;
import mflix.mongo.monitor.CommandMonitorBenchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** First requests to the packaged application, then the parts of a reply by JMH; {@code bench.only=http} or {@code jmh} does one. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var only = System.getProperty("bench.only", "");
        if (!only.equals("jmh")) {
            HttpBench.main(arguments);
        }
        if (!only.equals("http")) {
            var options = new OptionsBuilder()
                    .include(ReplyBenchmark.class.getSimpleName())
                    .include(CommandMonitorBenchmark.class.getSimpleName())
                    .mode(Mode.AverageTime)
                    .timeUnit(TimeUnit.MICROSECONDS)
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(2))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.seconds(2))
                    .build();
            new Runner(options).run();
        }
    }
}
