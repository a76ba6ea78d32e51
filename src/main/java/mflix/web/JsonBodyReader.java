package mflix.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import mflix.request.JsonBody;
import mflix.request.OptionalBody;
import mflix.web.json.JsonObjectParser;

/** The only reader of request bodies. */
@Provider
@Singleton
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var sent = body.readAllBytes();
        return sent.length == 0 && mayBeAbsent(annotations)
                ? JsonBody.of(Map.of())
                : JsonBody.of(JsonObjectParser.object(sent));
    }

    private static boolean mayBeAbsent(Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(OptionalBody.class::isInstance);
    }
}
