package mflix.migration.api;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import mflix.migration.Migrations;
import mflix.migration.analysis.ValueText;
import mflix.migration.store.ErrorQuery;
import mflix.request.CsvCell;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Every refused value of a migration as NDJSON or CSV (RFC 4180), page by page, values whole. */
public final class ErrorExport {
    private static final int PAGE = 500;
    private static final List<String> COLUMNS =
            List.of("document", "raw", "reason", "detail", "firstSeen", "lastSeen", "run", "resolvedAt", "resolution");
    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private final Migrations migrations;

    public ErrorExport(Migrations migrations) {
        this.migrations = migrations;
    }

    /** One document per line. */
    public void ndjson(String migration, boolean isOpenOnly, Writer out) throws IOException {
        for (var rows = first(migration, isOpenOnly); !rows.isEmpty(); rows = next(migration, isOpenOnly, rows)) {
            for (var row : rows) {
                out.write(row.toJson(RELAXED) + "\n");
            }
        }
    }

    /** A heading and one line per value. */
    public void csv(String migration, boolean isOpenOnly, Writer out) throws IOException {
        out.write(String.join(",", COLUMNS) + "\r\n");
        for (var rows = first(migration, isOpenOnly); !rows.isEmpty(); rows = next(migration, isOpenOnly, rows)) {
            for (var row : rows) {
                out.write(String.join(
                                ",",
                                COLUMNS.stream()
                                        .map(name -> CsvCell.of(ValueText.plain(row.get(name))))
                                        .toList())
                        + "\r\n");
            }
        }
    }

    private List<BsonDocument> first(String migration, boolean isOpenOnly) {
        return page(migration, new ErrorQuery(isOpenOnly, Set.of(), "", PAGE));
    }

    private List<BsonDocument> next(String migration, boolean isOpenOnly, List<BsonDocument> rows) {
        var last = rows.get(rows.size() - 1).getString("_id").getValue();
        return page(migration, new ErrorQuery(isOpenOnly, Set.of(), last, PAGE));
    }

    private List<BsonDocument> page(String migration, ErrorQuery query) {
        return migrations.stores(migration).refusals().page(query);
    }
}
