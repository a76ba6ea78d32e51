package mflix.status;

import static mflix.mongo.BsonDocumentBuilder.document;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import mflix.mongo.settings.DemoMode;
import mflix.mongo.settings.MongoSettings;
import mflix.status.checks.Ticket;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** All tickets as they are kept in memory. Sends no request and never waits. */
@Singleton
class StatusReport {
    private static final List<String> RESULTS = List.of("pass", "fail", "not_applicable", TicketResult.UNKNOWN);

    private final TicketRunner runner;
    private final MongoSettings settings;
    private final DemoMode demoMode;
    private final Clock clock;

    @Inject
    StatusReport(TicketRunner runner, MongoSettings settings, DemoMode demoMode, Clock clock) {
        this.runner = runner;
        this.settings = settings;
        this.demoMode = demoMode;
        this.clock = clock;
    }

    BsonDocument toDocument() {
        var summary = document();
        RESULTS.forEach(result -> summary.append(result, runner.count(result)));
        return document()
                .append("generated", clock.instant())
                .append("embedded", settings.isEmbedded())
                .append("demo_mode", demoMode.on())
                .append("warnings", settings.warnings().stream().map(BsonString::new))
                .append("summary", summary.build())
                .append("tickets", Arrays.stream(Ticket.values()).map(this::of))
                .build();
    }

    private BsonDocument of(Ticket ticket) {
        return runner.last(ticket).map(TicketResult::toDocument).orElseGet(() -> TicketResult.unknown(ticket));
    }
}
