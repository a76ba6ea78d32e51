package mflix.cli;

import mflix.mongo.Failures;
import mflix.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a failed command says: one line on standard error, exit code 1, never a stack trace. */
final class OneLine implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("mflix: " + sentence(failure).replaceAll("\\R", " "));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception failure) {
        return Failures.problemOf(failure).map(Problem::getMessage).orElseGet(() -> said(failure));
    }

    private static String said(Exception failure) {
        var message = failure.getMessage();
        return failure instanceof IllegalArgumentException && message != null
                ? message
                : "failed unexpectedly (" + failure.getClass().getSimpleName() + (message == null ? "" : ": " + message)
                        + ")";
    }
}
