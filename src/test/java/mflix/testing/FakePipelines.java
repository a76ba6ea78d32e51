package mflix.testing;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** Answers what the server in memory cannot: updates by a pipeline, and aggregations that merge into a collection. */
final class FakePipelines {
    private static final int ALL = 1_000_000;

    private final BiFunction<String, Document, Document> server;

    /** @param server answers a command of that name */
    FakePipelines(BiFunction<String, Document, Document> server) {
        this.server = server;
    }

    /** Empty for a command that the server in memory supports. */
    Optional<Document> answer(String command, Document query) {
        try {
            if (command.equals("update") && updates(query).get(0).get("u") instanceof List) {
                return Optional.of(updated(query));
            }
            return command.equals("aggregate")
                            && (query.toString().contains("$merge")
                                    || query.toString().contains("$regexMatch"))
                    ? Optional.of(aggregated(query))
                    : Optional.empty();
        } catch (FakeExpressions.Refused e) {
            return Optional.of(new Document("ok", 0.0)
                    .append("code", 16020)
                    .append("codeName", "Location16020")
                    .append("errmsg", e.getMessage()));
        }
    }

    private void send(String command, Document query) {
        var unused = server.apply(command, query);
    }

    @SuppressWarnings("unchecked")
    private static List<Document> updates(Document query) {
        return (List<Document>) query.get("updates");
    }

    private Document updated(Document query) {
        var update = updates(query).get(0);
        var matched = find(query.get("update"), (Document) update.get("q"));
        var set = (Document) ((Document) ((List<?>) update.get("u")).get(0)).get("$set");
        var changes = new ArrayList<Document>();
        for (var document : matched) { // an error in one of them ends all, before anything is written
            set.forEach((field, expression) -> {
                var value = FakeExpressions.value(expression, document);
                if (!Objects.equals(value, document.get(field))) {
                    changes.add(new Document("q", new Document("_id", document.get("_id")))
                            .append("u", new Document("$set", new Document(field, value))));
                }
            });
        }
        changes.forEach(change ->
                send("update", new Document("update", query.get("update")).append("updates", List.of(change))));
        return new Document("n", matched.size())
                .append("nModified", changes.size())
                .append("ok", 1.0);
    }

    private Document aggregated(Document query) {
        var rows = List.<Document>of();
        for (var stage : (List<?>) query.get("pipeline")) {
            rows = staged(query.get("aggregate"), rows, (Document) stage);
        }
        return new Document("ok", 1.0)
                .append(
                        "cursor",
                        new Document("id", 0L).append("ns", "sample_mflix.rows").append("firstBatch", rows));
    }

    private List<Document> staged(Object collection, List<Document> rows, Document stage) {
        var name = stage.keySet().iterator().next();
        var given = (Document) stage.get(name);
        return switch (name) {
            case "$facet" -> List.of(new Document("any", List.of()));
            case "$match" -> rows.isEmpty() && !given.containsKey("converted")
                    ? find(collection, given)
                    : dates(rows, given);
            case "$project" -> rows.stream().map(row -> projected(given, row)).toList();
            case "$merge" -> merged(rows, given);
            default -> throw new FakeExpressions.Refused("Unrecognized pipeline stage name: '" + name + "'");
        };
    }

    private static Document projected(Document expressions, Document row) {
        var projected = new Document();
        expressions.forEach((name, expression) -> projected.append(name, FakeExpressions.value(expression, row)));
        return projected;
    }

    private static List<Document> dates(List<Document> rows, Document filter) {
        if (!filter.equals(new Document("converted", new Document("$type", 9)))) {
            throw new FakeExpressions.Refused("unknown here: " + filter);
        }
        return rows.stream()
                .filter(row -> row.get("converted") instanceof Instant)
                .toList();
    }

    private List<Document> merged(List<Document> rows, Document how) {
        if (!"keepExisting".equals(how.get("whenMatched"))) {
            throw new FakeExpressions.Refused("unknown here: " + how);
        }
        if (!rows.isEmpty()) {
            send(
                    "insert",
                    new Document("insert", how.get("into"))
                            .append("documents", rows)
                            .append("ordered", false));
        }
        return List.of();
    }

    // The server in memory does not know the expressions in a filter, so they are looked at here.
    private List<Document> find(Object collection, Document filter) {
        var expressions = new ArrayList<>();
        var found = server.apply(
                "find",
                new Document("find", collection)
                        .append("filter", without(filter, expressions))
                        .append("batchSize", ALL));
        return ((Collection<?>) ((Document) found.get("cursor")).get("firstBatch"))
                .stream()
                        .map(Document.class::cast)
                        .filter(document -> expressions.stream()
                                .allMatch(
                                        expression -> Boolean.TRUE.equals(FakeExpressions.value(expression, document))))
                        .toList();
    }

    private static Document without(Document filter, List<Object> expressions) {
        var rest = new Document();
        filter.forEach((name, condition) -> {
            if (name.equals("$expr")) {
                expressions.add(condition);
            } else if (name.equals("$and")) {
                rest.append(
                        name,
                        ((Collection<?>) condition)
                                .stream()
                                        .map(one -> without((Document) one, expressions))
                                        .filter(one -> !one.isEmpty())
                                        .toList());
            } else {
                rest.append(name, condition);
            }
        });
        return rest;
    }
}
