package mflix.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.Jsonb;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mflix.movies.BatchOutcome;
import mflix.movies.MovieEditingResource;
import mflix.testing.ApiDescription;
import mflix.testing.Routes;
import mflix.users.Account;
import mflix.users.AccountResource;
import mflix.users.LoginReply;
import mflix.users.StatusReply;
import mflix.users.admin.PasswordLinkReply;
import mflix.users.admin.UserReply;
import mflix.web.json.BsonJson;
import mflix.web.json.JsonbResolver;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reply that is a record: its text, in the order that clients see, and its schema. */
@Tag("F-572")
class ReplyRecordsTest {
    private static final Jsonb JSONB = new JsonbResolver().getContext(Object.class);
    private static final ObjectId ID = new ObjectId("573a1390f29313caabcd42e8");
    private static final Account.PublicInfo INFO = new Account.PublicInfo(
            "Zoë </b> \"Z\"",
            "zoe@example.com",
            new BsonDocument("z", new BsonInt32(1))
                    .append("a", BsonNull.VALUE)
                    .append("m", new BsonArray(List.of(new BsonDouble(1.5), new BsonString("x")))),
            true);
    private static final String INFO_TEXT = "{\"name\":\"Zoë </b> \\\"Z\\\"\",\"email\":\"zoe@example.com\","
            + "\"preferences\":{\"z\":1,\"a\":null,\"m\":[1.5,\"x\"]},\"isAdmin\":true}";

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(
                        "LoggedIn",
                        new LoginReply("e30.e30.x_-", INFO),
                        "{\"auth_token\":\"e30.e30.x_-\",\"info\":" + INFO_TEXT + "}"),
                Arguments.of("Info", INFO, INFO_TEXT),
                Arguments.of("Me", new AccountResource.Me(INFO), "{\"info\":" + INFO_TEXT + "}"),
                Arguments.of("Status", new StatusReply("logged out"), "{\"status\":\"logged out\"}"),
                Arguments.of(
                        "UserEnvelope",
                        new UserReply(user()),
                        "{\"user\":{\"_id\":\"573a1390f29313caabcd42e8\",\"name\":\"Ada\",\"email\":\"ada@example.com\","
                                + "\"isAdmin\":false}}"),
                Arguments.of(
                        "PasswordLink",
                        new PasswordLinkReply("ada@example.com", "x_-", Instant.parse("2026-01-05T10:00:00Z")),
                        "{\"email\":\"ada@example.com\",\"token\":\"x_-\",\"until\":\"2026-01-05T10:00:00.000Z\"}"),
                Arguments.of(
                        "Deleted",
                        new MovieEditingResource.Removal(true, 3_000_000_000L),
                        "{\"deleted\":true,\"comments_deleted\":3000000000}"),
                Arguments.of(
                        "BatchOutcome",
                        new BatchOutcome.Reply(1, 1, Arrays.asList(ID.toHexString(), null), List.of(row())),
                        "{\"inserted\":1,\"failed\":1,\"ids\":[\"573a1390f29313caabcd42e8\",null],\"errors\":["
                                + "{\"index\":1,\"field\":\"movies[1].year\",\"code\":\"VALIDATION_FAILED\","
                                + "\"message\":\"must be a number\"}]}"),
                Arguments.of(
                        "BatchError",
                        row(),
                        "{\"index\":1,\"field\":\"movies[1].year\",\"code\":\"VALIDATION_FAILED\","
                                + "\"message\":\"must be a number\"}"));
    }

    private static UserReply.User user() {
        return new UserReply.User(new BsonObjectId(ID), "Ada", "ada@example.com", false);
    }

    private static BatchOutcome.Row row() {
        return new BatchOutcome.Row(1, "movies[1].year", "VALIDATION_FAILED", "must be a number");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void textIsTheOneThatClientsKnow(String schema, Record reply, String text) {
        assertThat(JSONB.toJson(reply)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void schemaNamesTheMembersOfTheRecordAndNoOther(String schema, Record reply, String text) throws Exception {
        var described = ApiDescription.OURS.schema(schema);
        assertThat(names(described.path("properties"))).isEqualTo(names(new ObjectMapper().readTree(text)));
        var required = new HashSet<String>();
        described.path("required").forEach(name -> required.add(name.asText()));
        assertThat(required).isEqualTo(names(described.path("properties")));
    }

    // The records that a Response holds are not seen by the methods' types: those of 201 only.
    @Test
    void everyRecordThatAMethodReturnsIsAmongThem() {
        var compared = replies().map(reply -> reply.get()[1].getClass()).collect(Collectors.toSet());
        assertThat(Routes.methods().keySet().stream()
                        .map(Method::getReturnType)
                        .filter(Class::isRecord)
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(compared::contains);
    }

    @Test
    void anAccountInAListOfAccountsIsTheSame() {
        var listed = Account.of(new BsonDocument("_id", new BsonObjectId(ID))
                .append("name", new BsonString("Ada"))
                .append("email", new BsonString("ada@example.com")));
        assertThat("{\"user\":" + new String(BsonJson.render(listed.entry()), UTF_8) + "}")
                .isEqualTo(JSONB.toJson(new UserReply(user())));
    }

    @Test
    void theAccountInAFileOfAllDataIsTheSame() {
        assertThat(new String(BsonJson.render(INFO.toDocument()), UTF_8)).isEqualTo(INFO_TEXT);
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        assertThat(names).isNotEmpty();
        return names;
    }
}
