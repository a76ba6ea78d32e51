package mflix.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mflix.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class ReportsOnRealServerTest extends ReportsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.onRealServer();
    }

    @Test
    @Tag("user_report")
    void indexOnTheEmailAloneAnswersTheUserReport() {
        var comments = database().documents().getCollection("comments");
        for (var email : List.of("ada@example.com", "ben@example.com", "ada@example.com")) {
            comments.insertOne(new Document("email", email).append("text", "x".repeat(100)));
        }
        comments.insertOne(new Document("email", 7));
        var explained = comments.aggregate(CommenterReport.MOST_ACTIVE)
                .explain(Document.class, ExplainVerbosity.EXECUTION_STATS);
        assertThat(everyValue("totalDocsExamined", explained))
                .as(explained.toJson())
                .isNotEmpty()
                .allSatisfy(
                        examined -> assertThat(((Number) examined).longValue()).isZero());
        assertThat(everyValue("stage", explained))
                .as(explained.toJson())
                .contains("IXSCAN")
                .doesNotContain("COLLSCAN");
    }

    private static List<Object> everyValue(String name, Object of) {
        var found = new ArrayList<>();
        if (of instanceof Map<?, ?> document) {
            document.forEach((key, value) -> {
                if (name.equals(key)) {
                    found.add(value);
                }
                found.addAll(everyValue(name, value));
            });
        } else if (of instanceof List<?> list) {
            list.forEach(value -> found.addAll(everyValue(name, value)));
        }
        return found;
    }
}
