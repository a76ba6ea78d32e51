package mflix.cli.console;

/**
 * A command cannot be done: a file is missing, a port is taken, the server ended. The message is the one line that is printed; the
 * exit code is 1. Wrong usage is picocli's {@code ParameterException}, a refusal by the data a {@code Problem}.
 */
public class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandFailure(String sentence) {
        super(sentence);
    }

    public CommandFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
