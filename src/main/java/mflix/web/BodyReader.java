package mflix.web;

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
import mflix.problem.Body;
import mflix.problem.MayBeAbsent;

/** The one way a request body gets in. */
@Provider
public class BodyReader implements MessageBodyReader<Body> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(
            Class<Body> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var sent = body.readAllBytes();
        return sent.length == 0 && mayBeAbsent(annotations) ? Body.of(Map.of()) : Body.of(JsonText.object(sent));
    }

    private static boolean mayBeAbsent(Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(MayBeAbsent.class::isInstance);
    }
}
