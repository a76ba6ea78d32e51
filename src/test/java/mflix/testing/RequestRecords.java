package mflix.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.bind.Jsonb;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import mflix.web.RecordBodyInterceptor;
import mflix.web.json.JsonbResolver;

/** Reads request records as the server does, without one. */
public final class RequestRecords {
    private static final Jsonb JSONB = new JsonbResolver().getContext(Object.class);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static final Pattern SURROGATE = Pattern.compile("\\p{Cs}");

    private RequestRecords() {}

    /** From the members of a body, names and values in turn. */
    public static <T extends Record> T read(Class<T> type, Object... namesAndValues) {
        var json = JSONB.toJson(map(namesAndValues));
        // half a character has no bytes, so it is sent as an escape
        return read(
                type,
                SURROGATE
                        .matcher(json)
                        .replaceAll(half ->
                                "\\\\u" + Integer.toHexString(half.group().charAt(0))));
    }

    /** From a body as it is sent. */
    public static <T extends Record> T read(Class<T> type, String json) {
        try {
            return type.cast(new RecordBodyInterceptor(VALIDATOR)
                    .read(type, json.getBytes(UTF_8), bound -> JSONB.fromJson(new ByteArrayInputStream(bound), type)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
