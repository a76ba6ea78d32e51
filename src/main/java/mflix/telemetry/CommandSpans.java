package mflix.telemetry;

import com.mongodb.MongoCommandException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.Vetoed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;

/**
 * A span for each database command, below that of the request that sent it. It names the command, the collection and the kind of
 * failure; no value, no message of the server, since these may hold one.
 */
@Vetoed
final class CommandSpans implements CommandListener {
    private static final String ERROR = "error.type";

    private final Tracer tracer;
    private final Map<Integer, Span> underWay = new ConcurrentHashMap<>();

    CommandSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (isPingOfNobody(event.getCommandName())) {
            return;
        }
        var collection = collection(event.getCommandName(), event.getCommand());
        var span = tracer.spanBuilder(event.getCommandName()
                        + collection.map(name -> " " + name).orElse(""))
                .setSpanKind(SpanKind.CLIENT)
                .setParent(RequestSpans.parent())
                .setAttribute("db.system.name", "mongodb")
                .setAttribute("db.namespace", event.getDatabaseName())
                .setAttribute("db.operation.name", event.getCommandName());
        collection.ifPresent(name -> span.setAttribute("db.collection.name", name));
        underWay.put(event.getRequestId(), span.startSpan());
    }

    // every two seconds, to see whether the database is there
    private static boolean isPingOfNobody(String command) {
        return command.equals("ping") && !RequestSpans.isUnderWay();
    }

    private static Optional<String> collection(String command, BsonDocument sent) {
        var name = command.equals("getMore") ? sent.get("collection") : sent.get(command);
        return name != null && name.isString() ? Optional.of(name.asString().getValue()) : Optional.empty();
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        refusal(event.getResponse()).ifPresent(kind -> markFailed(event.getRequestId(), kind));
        end(event.getRequestId());
    }

    // a write that was refused or not confirmed is an answer like any other
    private static Optional<String> refusal(BsonDocument answer) {
        if (answer.get("writeConcernError") instanceof BsonDocument refusal) {
            return Optional.of(
                    refusal.containsKey("codeName")
                            ? refusal.getString("codeName").getValue()
                            : "WriteConcernError");
        }
        return answer.containsKey("writeErrors") ? Optional.of("WriteError") : Optional.empty();
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        var name = event.getThrowable() instanceof MongoCommandException refused ? refused.getErrorCodeName() : "";
        markFailed(
                event.getRequestId(),
                name.isEmpty() ? event.getThrowable().getClass().getSimpleName() : name);
        end(event.getRequestId());
    }

    private void markFailed(int request, String kind) {
        var span = underWay.get(request);
        if (span != null) {
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR, kind);
        }
    }

    private void end(int request) {
        var span = underWay.remove(request);
        if (span != null) {
            span.end();
        }
    }
}
