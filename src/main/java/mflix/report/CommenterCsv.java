package mflix.report;

import java.util.stream.Collectors;
import mflix.request.CsvCell;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The report on commenters as comma-separated values (RFC 4180): a line of names, then one for each row. */
final class CommenterCsv {
    private static final String LINE_END = "\r\n";

    private CommenterCsv() {}

    static String of(BsonDocument report) {
        return report.getArray("report").stream()
                .map(BsonValue::asDocument)
                .map(row -> CsvCell.of(row.getString("_id").getValue()) + ","
                        + row.getNumber("count").longValue() + LINE_END)
                .collect(Collectors.joining("", "email,count" + LINE_END, ""));
    }
}
