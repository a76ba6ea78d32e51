package mflix.status;

import java.time.Instant;
import mflix.mongo.BsonValues;
import mflix.status.checks.CheckFinding;
import mflix.status.checks.Ticket;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** What is known about one ticket, and since when. The code is in the document only beside a passed check. */
record TicketResult(Ticket ticket, CheckFinding finding, Instant checkedAt, long tookMillis) {
    static final String UNKNOWN = "unknown";

    /** Of a ticket that was not run on this node since its start. */
    static BsonDocument unknown(Ticket ticket) {
        return document(ticket, UNKNOWN)
                .append("message", new BsonString("Not checked since this server was started."));
    }

    BsonDocument toDocument() {
        var document = document(ticket, finding.result());
        if (finding instanceof CheckFinding.Passed) {
            document.append("code", new BsonString(ticket.code()));
        }
        return document.append("message", new BsonString(finding.message()))
                .append("evidence", BsonValues.of(finding.evidence()))
                .append("checked_at", new BsonDateTime(checkedAt.toEpochMilli()))
                .append("took_ms", new BsonInt64(tookMillis));
    }

    private static BsonDocument document(Ticket ticket, String result) {
        return new BsonDocument("ticket", new BsonString(ticket.key()))
                .append("title", new BsonString(ticket.title()))
                .append("mission", BsonBoolean.valueOf(ticket.isOfTheMission()))
                .append("writes", BsonBoolean.valueOf(ticket.writes()))
                .append("result", new BsonString(result));
    }
}
