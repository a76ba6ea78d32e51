package mflix.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Filter;
import java.util.logging.Logger;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.CheckRun;
import mflix.status.checks.CheckThreads;
import mflix.status.checks.Ticket;
import mflix.status.checks.TicketCheck;
import mflix.testing.ChildServer;
import mflix.testing.MovableClock;
import org.bson.BsonInt64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TicketRunnerTest {
    private static final Set<Thread.State> WAITS = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private static final CheckThreads THREADS = new CheckThreads(Thread::new);
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final AtomicReference<TicketCheck> check = new AtomicReference<>(run -> run.passed("It holds."));
    private final TicketRunner runner = new TicketRunner(
            Map.of(Ticket.TIMEOUTS, run -> check.get().run(run)), THREADS, clock, Duration.ofSeconds(60));

    private TicketResult run() {
        return runner.run(Ticket.TIMEOUTS, true);
    }

    @Test
    void codeIsThereWhileItsCheckPassesAndGoesWhenItFails() {
        assertThat(TicketResult.unknown(Ticket.TIMEOUTS)).doesNotContainKey("code");
        assertThat(run().toDocument().getString("code").getValue()).isEqualTo("5addf035498efdeb55e90b01");
        clock.move(Duration.ofMinutes(1));
        check.set(run -> {
            run.saw("wtimeout", 0);
            throw new CheckRun.Unmet("It does not hold.");
        });
        var failed = run().toDocument();
        assertThat(failed).doesNotContainKey("code");
        assertThat(failed.getString("result").getValue()).isEqualTo("fail");
        assertThat(failed.getString("message").getValue()).isEqualTo("It does not hold.");
        assertThat(failed.getDocument("evidence").get("wtimeout")).isEqualTo(new BsonInt64(0));
    }

    @Test
    void neitherNotApplicableNorABrokenCheckHasACode() {
        check.set(run -> run.notApplicable("There is nothing to prove it on."));
        assertThat(run().toDocument()).doesNotContainKey("code");
        clock.move(Duration.ofMinutes(1));
        check.set(run -> {
            throw new IllegalStateException("secret-host");
        });
        assertThat(run().toDocument()).doesNotContainKey("code");
        assertThat(run().finding().message()).doesNotContain("secret-host", "Exception");
    }

    @Test
    @Tag("F-138")
    void findingIsLoggedWhenItChanges() {
        var logged = new ArrayList<String>();
        var logger = Logger.getLogger(TicketRunner.class.getName());
        Filter before = logger.getFilter();
        logger.setFilter(line -> {
            logged.add(line.getMessage() + " " + Arrays.toString(line.getParameters()));
            return false;
        });
        try {
            for (var message :
                    List.of("3 texts left.", "2 texts left.", "1 texts left.", "Another.", "", "", "Another.")) {
                clock.move(Duration.ofMinutes(1));
                check.set(run -> message.isEmpty() ? run.passed("It holds.") : run.failed(message));
                run();
            }
        } finally {
            logger.setFilter(before);
        }
        assertThat(logged)
                .containsExactly(
                        "ticket_failed ticket={0} because={1} [timeouts, 3 texts left.]",
                        "ticket_failed ticket={0} because={1} [timeouts, Another.]",
                        "ticket_healed ticket={0} [timeouts]",
                        "ticket_failed ticket={0} because={1} [timeouts, Another.]");
    }

    @Test
    void freshResultIsReturnedAsItIs() {
        var first = run();
        clock.move(Duration.ofSeconds(4));
        assertThat(run()).isSameAs(first);
        clock.move(Duration.ofSeconds(2));
        assertThat(run()).isNotSameAs(first);
    }

    @Test
    void secondCallerGetsTheResultOfTheRunThatIsUnderWay() {
        var runs = new AtomicInteger();
        var go = new CountDownLatch(1);
        check.set(run -> {
            runs.incrementAndGet();
            awaitQuietly(go);
            return run.passed("It holds.");
        });
        var first = CompletableFuture.supplyAsync(this::run);
        ChildServer.await("the first run", () -> runs.get() == 1);
        var second = new CompletableFuture<TicketResult>();
        var caller = new Thread(() -> second.complete(run()), "second caller");
        caller.start();
        ChildServer.await("the second caller, who waits", () -> WAITS.contains(caller.getState()));
        go.countDown();
        assertThat(first.join()).isSameAs(second.join());
        assertThat(runs).hasValue(1);
    }

    @Test
    void runWithoutAnEndIsAFailure() {
        var never = new CountDownLatch(1);
        var impatient = new TicketRunner(
                Map.of(Ticket.TIMEOUTS, run -> {
                    awaitQuietly(never);
                    return run.passed("Never.");
                }),
                THREADS,
                clock,
                Duration.ofMillis(50));
        assertThat(impatient.run(Ticket.TIMEOUTS, true).finding())
                .isInstanceOf(CheckFinding.Failed.class)
                .extracting(CheckFinding::message)
                .asString()
                .contains("ran longer");
        never.countDown();
    }

    @Test
    void codesAreSixteenAndDifferent() {
        assertThat(Arrays.stream(Ticket.values()).map(Ticket::code))
                .hasSize(16)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[0-9a-f]{24}"));
        assertThat(Ticket.keys())
                .allSatisfy(key -> assertThat(Ticket.named(key)).isPresent());
        assertThat(Ticket.named("TIMEOUTS")).isEmpty();
    }

    @Test
    @Tag("F-321")
    void checkThatIsCutShortByTheEndOfTheApplicationIsNoFailure() {
        var threads = new CheckThreads(Thread::new);
        var go = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var ending = new TicketRunner(
                Map.of(Ticket.TIMEOUTS, run -> {
                    begun.countDown();
                    awaitQuietly(go);
                    throw new IllegalStateException("the database is closed");
                }),
                threads,
                clock,
                Duration.ofSeconds(60));
        var logged = new ArrayList<String>();
        var logger = Logger.getLogger(TicketRunner.class.getName());
        Filter before = logger.getFilter();
        logger.setFilter(line -> {
            logged.add(line.getMessage());
            return false;
        });
        try {
            var run = CompletableFuture.supplyAsync(() -> ending.run(Ticket.TIMEOUTS, true));
            awaitQuietly(begun);
            threads.end(Duration.ofMillis(1));
            go.countDown();
            assertThat(run.join().finding().message()).contains("being stopped");
        } finally {
            logger.setFilter(before);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    @Tag("F-321")
    void endOfTheApplicationWaitsForChecksAndTakesNoMore() {
        var threads = new CheckThreads(Thread::new);
        var go = new CountDownLatch(1);
        var done = new AtomicInteger();
        threads.start("check", () -> {
            awaitQuietly(go);
            done.incrementAndGet();
        });
        var end = CompletableFuture.runAsync(() -> threads.end(Duration.ofMinutes(5)));
        ChildServer.await("the end", threads::hasEnded);
        assertThat(end).isNotDone();
        go.countDown();
        end.join();
        assertThat(done).hasValue(1);
        assertThatThrownBy(() -> threads.start("late", done::incrementAndGet))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.SHUTTING_DOWN));
        assertThat(done).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
