package mflix.status;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import mflix.status.checks.Ticket;
import org.bson.BsonDocument;

/** Runs the check of a named ticket. */
@Singleton
class TicketRun {
    private final TicketRunner runner;

    @Inject
    TicketRun(TicketRunner runner) {
        this.runner = runner;
    }

    /** Its ticket object, whatever the result; NOT_FOUND with the names that exist. Blocks. */
    BsonDocument of(String name) {
        var ticket = Ticket.named(name).orElseThrow(() -> Problem.of(
                        ProblemKind.NOT_FOUND, "There is no ticket " + SafeText.quoted(name) + ".")
                .with("allowed", Ticket.keys()));
        return runner.run(ticket, true).toDocument();
    }
}
