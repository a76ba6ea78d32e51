package mflix.status;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import mflix.mongo.settings.DemoMode;
import mflix.mongo.settings.MongoSettings;
import mflix.status.checks.Ticket;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** All tickets as they are kept in memory. Sends no request and never waits. */
@Singleton
class StatusReport {
    private static final List<String> RESULTS = List.of("pass", "fail", "not_applicable", TicketResult.UNKNOWN);

    private final TicketRunner tickets;
    private final MongoSettings settings;
    private final DemoMode demoMode;
    private final Clock clock;

    @Inject
    StatusReport(TicketRunner tickets, MongoSettings settings, DemoMode demoMode, Clock clock) {
        this.tickets = tickets;
        this.settings = settings;
        this.demoMode = demoMode;
        this.clock = clock;
    }

    BsonDocument toDocument() {
        var summary = new BsonDocument();
        RESULTS.forEach(result -> summary.append(result, new BsonInt64(tickets.count(result))));
        return new BsonDocument("generated", new BsonDateTime(clock.millis()))
                .append("embedded", BsonBoolean.valueOf(settings.isEmbedded()))
                .append("demo_mode", BsonBoolean.valueOf(demoMode.on()))
                .append(
                        "warnings",
                        new BsonArray(settings.warnings().stream()
                                .map(BsonString::new)
                                .toList()))
                .append("summary", summary)
                .append(
                        "tickets",
                        new BsonArray(
                                Arrays.stream(Ticket.values()).map(this::of).toList()));
    }

    private BsonDocument of(Ticket ticket) {
        return tickets.last(ticket).map(TicketResult::toDocument).orElseGet(() -> TicketResult.unknown(ticket));
    }
}
