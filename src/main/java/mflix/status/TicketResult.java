package mflix.status;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.Instant;
import mflix.mongo.BsonDocumentBuilder;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.Ticket;
import org.bson.BsonDocument;

/** What is known about one ticket, and since when. The code is in the document only beside a passed check. */
record TicketResult(Ticket ticket, CheckFinding finding, Instant checkedAt, long tookMillis) {
    static final String UNKNOWN = "unknown";

    /** Of a ticket that was not run on this node since its start. */
    static BsonDocument unknown(Ticket ticket) {
        return beginning(ticket, UNKNOWN)
                .append("message", "Not checked since this server was started.")
                .build();
    }

    BsonDocument toDocument() {
        var document = beginning(ticket, finding.result());
        if (finding instanceof CheckFinding.Passed) {
            document.append("code", ticket.code());
        }
        return document.append("message", finding.message())
                .appendPlain("evidence", finding.evidence())
                .append("checked_at", checkedAt)
                .append("took_ms", tookMillis)
                .build();
    }

    /** Both forms begin with these members. */
    private static BsonDocumentBuilder beginning(Ticket ticket, String result) {
        return document()
                .append("ticket", ticket.key())
                .append("title", ticket.title())
                .append("mission", ticket.isOfTheMission())
                .append("writes", ticket.writes())
                .append("result", result);
    }
}
