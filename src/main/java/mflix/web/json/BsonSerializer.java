package mflix.web.json;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.Base64;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Stored values in a record that JSON-B writes, such as a user's preferences: in the form that {@link BsonJson} gives them. */
public final class BsonSerializer implements JsonbSerializer<BsonValue> {

    @Override
    public void serialize(BsonValue value, JsonGenerator json, SerializationContext context) {
        write(value, json);
    }

    private static void write(BsonValue value, JsonGenerator json) {
        switch (value.getBsonType()) {
            case DOCUMENT -> {
                json.writeStartObject();
                value.asDocument().forEach((name, member) -> {
                    json.writeKey(name);
                    write(member, json);
                });
                json.writeEnd();
            }
            case ARRAY -> {
                json.writeStartArray();
                value.asArray().forEach(element -> write(element, json));
                json.writeEnd();
            }
            case STRING -> json.write(value.asString().getValue());
            case OBJECT_ID -> json.write(value.asObjectId().getValue().toHexString());
            case DATE_TIME -> json.write(WireTimestamp.of(value.asDateTime().getValue()));
            case INT32 -> json.write(value.asInt32().getValue());
            case INT64 -> json.write(value.asInt64().getValue());
            case DOUBLE -> number(value.asDouble().getValue(), json);
            case BOOLEAN -> json.write(value.asBoolean().getValue());
            case DECIMAL128 -> decimal(value.asDecimal128().getValue(), json);
            case TIMESTAMP -> json.write(WireTimestamp.of(value.asTimestamp().getTime() * 1000L));
            case BINARY -> json.write(
                    Base64.getEncoder().encodeToString(value.asBinary().getData()));
            case REGULAR_EXPRESSION -> json.write(value.asRegularExpression().getPattern());
            case JAVASCRIPT -> json.write(value.asJavaScript().getCode());
            case JAVASCRIPT_WITH_SCOPE -> json.write(
                    value.asJavaScriptWithScope().getCode());
            case SYMBOL -> json.write(value.asSymbol().getSymbol());
            case DB_POINTER -> json.write(value.asDBPointer().getId().toHexString());
            case NULL, UNDEFINED, MIN_KEY, MAX_KEY, END_OF_DOCUMENT -> json.writeNull();
        }
    }

    private static void number(double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.write(value);
        } else {
            json.writeNull();
        }
    }

    // By its text, since a decimal may be a negative zero, which no BigDecimal is: it is written as 0.
    private static void decimal(Decimal128 value, JsonGenerator json) {
        if (value.isFinite()) {
            json.write(new BigDecimal(value.toString()));
        } else {
            json.writeNull();
        }
    }
}
