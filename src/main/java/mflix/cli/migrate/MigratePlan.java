package mflix.cli.migrate;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import mflix.cli.console.JsonLine;
import mflix.cli.console.Terminal;
import mflix.migration.analysis.MigrationPlan;
import mflix.migration.analysis.StrategyOffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./mflix migrate plan}: the numbers of a run in advance; writes nothing. */
@Command(
        name = "plan",
        description = "Show what a run would change, and write nothing. Exit code 3 when some values will not convert.",
        mixinStandardHelpOptions = true)
final class MigratePlan implements Callable<Integer> {

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Read for at most so long, 1 to 300 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private MigrationOptions options;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        if (limit < 1 || limit > 300) {
            throw new ParameterException(
                    spec.commandLine(), "--limit must be a whole number from 1 to 300, but was " + limit + ".");
        }
        return options.with(session -> {
            var plan = session.migrations().plan(session.migration(), Duration.ofSeconds(limit));
            if (session.json()) {
                terminal.line(JsonLine.of(plan.toDocument()));
            } else {
                print(plan);
            }
            return plan.willNotConvert() > 0 ? MigrationExitCode.REFUSED_VALUES : MigrationExitCode.DONE;
        });
    }

    private void print(MigrationPlan plan) {
        line(
                "%,d documents read%s: %s.",
                plan.documents(), plan.complete() ? "" : " (not all: the time was up)", plan.types());
        line(
                "%,d will be converted, %,d will not, %,d are done.",
                plan.willConvert(), plan.willNotConvert(), plan.alreadyDone());
        plan.reasons().forEach((reason, count) -> line("  %-18s %,d", reason, count));
        for (var sample : plan.shownSamples()) {
            line("  %s", sample);
        }
        line(
                "A run takes about %s to %s s. %s",
                plan.seconds().get(0), plan.seconds().get(1), plan.conversion().assumption());
        line("Nothing has been written.");
        plan.strategies().stream().filter(offer -> !offer.caveats().isEmpty()).forEach(this::print);
    }

    private void print(StrategyOffer offer) {
        if (!offer.isPossible()) {
            line("%s is not possible here. %s", offer.strategy(), offer.whyNot());
        } else {
            line(
                    "%s is possible (--strategy=%s --confirm=NAME). It promises less:",
                    offer.strategy(), offer.strategy());
            offer.caveats().forEach(caveat -> line("  - %s", caveat));
        }
    }

    private void line(String format, Object... values) {
        terminal.line(String.format(Locale.ROOT, format, values));
    }
}
