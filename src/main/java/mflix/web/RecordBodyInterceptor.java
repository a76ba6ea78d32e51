package mflix.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.spi.JsonProvider;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.request.FormBody;
import mflix.request.JsonBody;
import mflix.request.MultilineText;
import mflix.web.json.JsonObjectParser;

/**
 * Request bodies that are records: bound by JSON-B, checked by Bean Validation. JSON-B alone takes {@code "yes"} for false and 7
 * for a text and ignores unknown members; so it is given only what {@link JsonObjectParser} read and what has the types of
 * the record, which are {@code String} and {@code Boolean}. What was sent as null, or holds control characters, is null in
 * the record.
 */
@Provider
@Singleton
public class RecordBodyInterceptor implements ReaderInterceptor {
    // looked up once: each look-up searches the class path
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Validator validator;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public RecordBodyInterceptor() {
        this(null);
    }

    @Inject
    public RecordBodyInterceptor(Validator validator) {
        this.validator = validator;
    }

    /** Makes a record of its JSON. */
    public interface RecordBinder {
        Object bind(byte[] json) throws IOException;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!context.getType().isRecord()) {
            return context.proceed();
        }
        return read(context.getType(), context.getInputStream().readAllBytes(), json -> {
            context.setInputStream(new ByteArrayInputStream(json));
            // the server's reader of JSON does not support it in capitals
            context.setMediaType(MediaType.APPLICATION_JSON_TYPE);
            return context.proceed();
        });
    }

    /** The record that was sent. @throws Problem INVALID_BODY, VALIDATION_FAILED with every field that is wrong */
    public Object read(Class<?> type, byte[] sent, RecordBinder binder) throws IOException {
        var body = JsonBody.of(JsonObjectParser.object(sent));
        var record = binder.bind(bindable(type, body));
        rules(record, body).problem().ifPresent(problem -> {
            throw record instanceof FormBody form ? problem.with("error", messages(problem, form)) : problem;
        });
        return record;
    }

    private static byte[] bindable(Class<?> type, JsonBody body) {
        body.knows(Arrays.stream(type.getRecordComponents())
                .map(RecordBodyInterceptor::name)
                .toArray(String[]::new));
        var bindable = JSON.createObjectBuilder();
        for (var component : type.getRecordComponents()) {
            if (component.getType() == Boolean.class) {
                body.flag(name(component)).ifPresent(flag -> bindable.add(name(component), flag));
            } else {
                text(component, body).ifPresent(text -> bindable.add(name(component), text));
            }
        }
        body.problem()
                .filter(problem -> problem.kind() == ProblemKind.INVALID_BODY)
                .ifPresent(problem -> {
                    throw problem;
                });
        return bindable.build().toString().getBytes(UTF_8);
    }

    // In the order of the components. A text that was refused as such is null in the record, so no other
    // rule reports it.
    private JsonBody rules(Object record, JsonBody body) {
        var unread = body.problem().map(Problem::errors).orElse(List.of());
        var violations = validator.validate(record);
        var told = JsonBody.of(Map.of());
        for (var component : record.getClass().getRecordComponents()) {
            var messages = messages(unread, name(component));
            (messages.isEmpty() ? messages(violations, component) : messages)
                    .forEach(message -> told.refuse(name(component), message));
        }
        return told;
    }

    private static List<String> messages(List<FieldProblem> unread, String field) {
        return unread.stream()
                .filter(problem -> problem.field().equals(field))
                .map(FieldProblem::message)
                .toList();
    }

    private static List<String> messages(Set<ConstraintViolation<Object>> violations, RecordComponent component) {
        return violations.stream()
                .filter(violation -> violation.getPropertyPath().toString().equals(component.getName()))
                .map(ConstraintViolation::getMessage)
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<String> text(RecordComponent component, JsonBody body) {
        return component.isAnnotationPresent(MultilineText.class)
                ? body.lines(name(component))
                : body.text(name(component));
    }

    private static String name(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonbProperty.class);
        return property == null ? component.getName() : property.value();
    }

    private static Map<String, Object> messages(Problem problem, FormBody form) {
        var messages = new LinkedHashMap<String, Object>();
        problem.errors().forEach(error -> messages.putIfAbsent(form.inForm(error.field()), error.message()));
        return messages;
    }
}
