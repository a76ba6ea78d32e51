package mflix.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import mflix.comments.ChangedComment;
import mflix.comments.CommentRemoval;
import mflix.comments.NewComment;
import mflix.comments.RemovedComment;
import mflix.testing.ApiDescription;
import mflix.users.AccountRegistration;
import mflix.users.Login;
import mflix.users.PasswordChange;
import mflix.users.PasswordProof;
import mflix.users.admin.AdminRight;
import mflix.users.admin.PasswordByLink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of request bodies against the records that those are read into. */
@Tag("F-197")
class RequestBodySchemasTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final Map<String, Class<? extends Record>> RECORDS = Map.of(
            "Registration", AccountRegistration.class,
            "Login", Login.class,
            "Password", PasswordProof.class,
            "PasswordChange", PasswordChange.class,
            "NewComment", NewComment.class,
            "CommentChange", ChangedComment.class,
            "CommentKey", RemovedComment.class,
            "CommentRemoval", CommentRemoval.class,
            "AdminRight", AdminRight.class,
            "PasswordByLink", PasswordByLink.class);

    static Stream<String> schemas() {
        return RECORDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void schemaNamesTheMembersOfTheRecordAndNoOther(String schema) {
        var named = new TreeSet<String>();
        ApiDescription.OURS.schema(schema).path("properties").fieldNames().forEachRemaining(named::add);
        assertThat(named).isNotEmpty().isEqualTo(new TreeSet<>(members(schema).keySet()));
        assertThat(ApiDescription.OURS
                        .schema(schema)
                        .get("additionalProperties")
                        .asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void membersWithARuleAreRequired(String schema) {
        var required = new TreeSet<String>();
        ApiDescription.OURS.schema(schema).path("required").forEach(name -> required.add(name.asText()));
        var ruled = new TreeSet<String>();
        members(schema).forEach((name, field) -> {
            if (hasRule(field)) {
                ruled.add(name);
            }
        });
        assertThat(required).isNotEmpty().isEqualTo(ruled);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void longestAndShortestTextsAreThoseThatTheRecordTakes(String schema) {
        members(schema).forEach((name, field) -> {
            var described =
                    ApiDescription.OURS.schema(schema).path("properties").path(name);
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

    private static Map<String, Field> members(String schema) {
        var type = RECORDS.get(schema);
        var members = new TreeMap<String, Field>();
        for (var component : type.getRecordComponents()) {
            var field = field(type, component.getName());
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
