package mflix.bench;

import mflix.mongo.CommandMonitorBenchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

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
                    .build();
            new Runner(options).run();
        }
    }
}
