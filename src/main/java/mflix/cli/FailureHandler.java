package mflix.cli;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import mflix.cli.console.CommandFailure;
import mflix.mongo.MongoFailures;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a failed command prints: one line on standard error, exit code 1, never a stack trace. */
public final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("mflix: " + sentence(failure).replaceAll("\\R", " "));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception failure) {
        return ofPath(failure)
                .or(() -> MongoFailures.problemOf(failure).map(problem -> withoutLog(problem, failure)))
                .orElseGet(() -> said(failure));
    }

    // the sentence for a server's visitors refers to the server's log
    private static String withoutLog(Problem problem, Exception failure) {
        return problem.kind() == ProblemKind.INTERNAL_ERROR && problem != failure
                ? MongoFailures.refusal(failure)
                : problem.getMessage();
    }

    /** A sentence when the failure is that of a path with letters that this environment cannot name. */
    public static Optional<String> ofPath(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPathException) {
                return Optional.of("A path holds letters that the encoding of this environment ("
                        + System.getProperty("native.encoding", "unknown")
                        + ") does not have; set LC_ALL=C.UTF-8 and try"
                        + " again.");
            }
        }
        return Optional.empty();
    }

    private static String said(Exception failure) {
        var message = failure.getMessage();
        return message != null && isOneLineForPeople(failure)
                ? message
                : "failed unexpectedly (" + failure.getClass().getSimpleName() + (message == null ? "" : ": " + message)
                        + ")";
    }

    // a bad setting is an IllegalArgumentException, as it is for the server
    private static boolean isOneLineForPeople(Exception failure) {
        return failure instanceof CommandFailure || failure instanceof IllegalArgumentException;
    }
}
