package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import mflix.problem.ProblemKind;
import mflix.testing.Routes;
import mflix.testing.Site;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document at {@code /openapi} against the code. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class DescriptionIT {

    @ArquillianResource
    private URI root;

    private Site site;
    private BsonDocument description;

    @BeforeEach
    void open() {
        site = new Site(root.getPort());
        var answer = site.page("/openapi?format=JSON");
        assertThat(answer.statusCode()).isEqualTo(200);
        description = BsonDocument.parse(new String(answer.body(), UTF_8));
    }

    @Test
    void everyAddressIsDescribedWithItsRoleAndNoOther() {
        var described = new TreeMap<String, String>();
        description.getDocument("paths").forEach((path, item) -> item.asDocument()
                .forEach((method, operation) -> {
                    var route = method.toUpperCase(Locale.ROOT) + " " + path;
                    described.put(route, role(operation.asDocument()));
                }));
        assertThat(described).isEqualTo(Routes.declared());
    }

    private String role(BsonDocument operation) {
        var answers = operation.getDocument("responses");
        if (!operation.containsKey("security")) {
            return Routes.ALL;
        }
        assertThat(said(answers.getDocument("401"))).startsWith("UNAUTHORIZED");
        var forAdmins =
                answers.containsKey("403") && said(answers.getDocument("403")).startsWith("FORBIDDEN");
        return forAdmins ? Routes.ADMIN : Routes.USER;
    }

    @Test
    void everyCodeIsOneOfOursAndEachOfOursIsListed() {
        var codes = description
                .getDocument("components")
                .getDocument("schemas")
                .getDocument("Problem")
                .getDocument("properties")
                .getDocument("code")
                .getArray("enum");
        assertThat(codes.stream().map(code -> code.asString().getValue()))
                .containsExactlyElementsOf(Arrays.stream(ProblemKind.values())
                        .map(ProblemKind::name)
                        .toList());
        forEachAnswer((status, answer) -> {
            if (Integer.parseInt(status) >= 400) {
                for (var code : said(answer).split(", ", -1)) {
                    assertThat(ProblemKind.valueOf(code).status()).as(code).isEqualTo(Integer.parseInt(status));
                }
            }
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        follow(description);
    }

    // What is said of an answer, here or where it refers to.
    private String said(BsonDocument answer) {
        var described =
                answer.containsKey("$ref") ? target(answer.getString("$ref")).asDocument() : answer;
        return described.getString("description").getValue();
    }

    private void follow(BsonValue value) {
        if (value.isDocument()) {
            value.asDocument().forEach((name, inner) -> {
                if (name.equals("$ref")) {
                    assertThat(target(inner.asString())).as(inner.toString()).isNotNull();
                }
                follow(inner);
            });
        } else if (value.isArray()) {
            value.asArray().forEach(this::follow);
        }
    }

    private BsonValue target(BsonString reference) {
        BsonValue here = description;
        for (var step : reference.getValue().replaceFirst("^#/", "").split("/", -1)) {
            here = here.asDocument().get(step);
        }
        return here;
    }

    private void forEachAnswer(BiConsumer<String, BsonDocument> check) {
        description.getDocument("paths").values().forEach(item -> item.asDocument()
                .values()
                .forEach(operation -> operation
                        .asDocument()
                        .getDocument("responses")
                        .forEach((status, answer) -> check.accept(status, answer.asDocument()))));
    }
}
