package mflix.status;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import mflix.problem.Kind;
import mflix.problem.Problem;
import mflix.problem.Shown;
import org.bson.BsonDocument;

/** Runs the check of a ticket that somebody names. */
@Singleton
class TicketRun {
    private final Tickets tickets;

    @Inject
    TicketRun(Tickets tickets) {
        this.tickets = tickets;
    }

    /** Its ticket object, whatever the result; NOT_FOUND with the names that exist. Blocks. */
    BsonDocument of(String name) {
        var ticket = Ticket.named(name)
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, "There is no ticket " + Shown.quoted(name) + ".")
                        .with("allowed", Ticket.keys()));
        return tickets.run(ticket, true).toDocument();
    }
}
