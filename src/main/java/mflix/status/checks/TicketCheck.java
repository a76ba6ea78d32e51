package mflix.status.checks;

/** Proves one ticket on this system. Changes nothing that was there. */
public interface TicketCheck {

    /** Blocks; what is thrown is a failure of the ticket. */
    CheckFinding run(CheckRun trial);
}
