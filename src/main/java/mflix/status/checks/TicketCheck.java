package mflix.status.checks;

/** Checks one ticket on this system. Changes no existing data. */
public interface TicketCheck {

    /** Blocks; any exception is a failure of the ticket. */
    CheckFinding run(CheckRun run);
}
