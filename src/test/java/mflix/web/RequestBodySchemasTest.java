package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.Constraint;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mflix.comments.CommentRemoval;
import mflix.testing.ApiDescription;
import mflix.testing.Routes;
import mflix.users.AccountRegistration;
import mflix.users.Login;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of request bodies against the records that those are read into. */
@Tag("F-197")
class RequestBodySchemasTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    /** A body that a method of a resource takes, with the schema that describes it at that address. */
    private record Body(String route, Class<?> type) {
        JsonNode schema() {
            var name = ApiDescription.OURS.schemaOfBody(route.replaceFirst(" .*", ""), route.replaceFirst(".* ", ""));
            assertThat(name).as(route).isNotEmpty();
            return ApiDescription.OURS.schema(name);
        }
    }

    static Stream<Body> bodies() {
        return Routes.methods().entrySet().stream()
                .flatMap(entry -> Arrays.stream(entry.getKey().getParameterTypes())
                        .filter(Class::isRecord)
                        .map(type -> new Body(entry.getValue(), type)));
    }

    @Test
    void bodiesAreFoundByTheMethodsThatTakeThem() {
        assertThat(bodies().map(Body::route)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(13);
        assertThat(bodies().map(Body::type).distinct())
                .hasSizeGreaterThanOrEqualTo(11)
                .contains(Login.class, AccountRegistration.NewName.class, CommentRemoval.class);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void schemaNamesTheMembersOfTheRecordAndNoOther(Body body) {
        var named = new TreeSet<String>();
        body.schema().path("properties").fieldNames().forEachRemaining(named::add);
        assertThat(named).isNotEmpty().isEqualTo(new TreeSet<>(members(body).keySet()));
        assertThat(body.schema().get("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void membersWithARuleAreRequired(Body body) {
        var required = new TreeSet<String>();
        body.schema().path("required").forEach(name -> required.add(name.asText()));
        var ruled = new TreeSet<String>();
        members(body).forEach((name, field) -> {
            if (hasRule(field)) {
                ruled.add(name);
            }
        });
        assertThat(required).isNotEmpty().isEqualTo(ruled);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void longestAndShortestTextsAreThoseThatTheRecordTakes(Body body) {
        members(body).forEach((name, field) -> {
            var described = body.schema().path("properties").path(name);
            if (described.has("maxLength")) {
                var most = described.path("maxLength").asInt();
                assertThat(isTaken(field, text(name, most))).as(name).isTrue();
                assertThat(isTaken(field, text(name, most + 1))).as(name).isFalse();
            }
            if (described.has("minLength")) {
                var least = described.path("minLength").asInt();
                assertThat(isTaken(field, text(name, least))).as(name).isTrue();
                assertThat(isTaken(field, text(name, least - 1))).as(name).isFalse();
            }
        });
    }

    private static String text(String member, int length) {
        return member.equals("email") ? "x".repeat(length - 4) + "@y.z" : "x".repeat(length);
    }

    private static boolean isTaken(Field field, String text) {
        return VALIDATOR
                .validateValue(field.getDeclaringClass(), field.getName(), text)
                .isEmpty();
    }

    private static Map<String, Field> members(Body body) {
        var members = new TreeMap<String, Field>();
        for (var component : body.type().getRecordComponents()) {
            var field = field(body.type(), component.getName());
            var renamed = field.getAnnotation(JsonbProperty.class);
            members.put(renamed == null ? component.getName() : renamed.value(), field);
        }
        return members;
    }

    private static Field field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean hasRule(Field field) {
        return Arrays.stream(field.getAnnotations())
                .anyMatch(rule -> rule.annotationType().isAnnotationPresent(Constraint.class));
    }
}
