package mflix.web.json;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.time.Instant;

/** Dates in a record that JSON-B writes: with three decimals, as everywhere. JSON-B itself leaves zeros out. */
public final class InstantSerializer implements JsonbSerializer<Instant> {

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
        json.write(WireTimestamp.of(instant.toEpochMilli()));
    }
}
