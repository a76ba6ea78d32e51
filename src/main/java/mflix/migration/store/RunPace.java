package mflix.migration.store;

import static mflix.mongo.BsonDocumentBuilder.document;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * How much a run holds back.
 *
 * @param niceRatio after a batch it sleeps that many times as long as the batch worked
 * @param minPauseMillis at least so long between batches
 * @param maxAckMillis an acknowledgement by the majority that took longer makes it wait
 * @param window {@code HH:mm-HH:mm} in UTC, may cross midnight; empty for any time
 */
public record RunPace(double niceRatio, int minPauseMillis, int maxAckMillis, String window) {
    public static final String NICE_RATIO = "niceRatio";
    public static final String MIN_PAUSE = "minPauseMillis";
    public static final String MAX_ACK = "maxAckMillis";
    public static final String WINDOW = "window";
    public static final int MAX_NICE_RATIO = 10;
    public static final int MAX_PAUSE_MILLIS = 60_000;
    public static final int MIN_ACK_MILLIS = 50;
    public static final int MAX_ACK_MILLIS = 60_000;
    public static final RunPace FREE = new RunPace(0, 0, 1000, "");
    public static final String WINDOW_SHAPE = "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]";

    static RunPace from(BsonDocument stored) {
        return new RunPace(
                stored.getNumber(NICE_RATIO).doubleValue(),
                stored.getNumber(MIN_PAUSE).intValue(),
                stored.getNumber(MAX_ACK).intValue(),
                stored.isString(WINDOW) ? stored.getString(WINDOW).getValue() : "");
    }

    BsonDocument toDocument() {
        return document()
                .append(NICE_RATIO, niceRatio)
                .append(MIN_PAUSE, minPauseMillis)
                .append(MAX_ACK, maxAckMillis)
                .appendOrNull(WINDOW, window.isEmpty() ? null : window)
                .build();
    }

    /** When the window opens next; empty while it is open or there is none. */
    public Optional<Instant> opensAt(Instant now) {
        if (window.isEmpty()) {
            return Optional.empty();
        }
        var time = ZonedDateTime.ofInstant(now, ZoneOffset.UTC);
        var from = LocalTime.parse(window.substring(0, 5));
        if (isOpen(time.toLocalTime(), from, LocalTime.parse(window.substring(6)))) {
            return Optional.empty();
        }
        var today = time.with(from);
        return Optional.of((today.isAfter(time) ? today : today.plusDays(1)).toInstant());
    }

    /** When work of that length that begins now, or when the window opens, is done in the window alone. */
    public Instant ends(Instant now, Duration work) {
        var at = opensAt(now).orElse(now);
        var left = work;
        while (!window.isEmpty() && left.compareTo(Duration.between(at, closesAt(at))) > 0) {
            var closes = closesAt(at);
            left = left.minus(Duration.between(at, closes));
            at = opensAt(closes).orElse(closes);
        }
        return at.plus(left);
    }

    private Instant closesAt(Instant at) {
        var time = ZonedDateTime.ofInstant(at, ZoneOffset.UTC);
        var today = time.with(LocalTime.parse(window.substring(6)));
        return (today.isAfter(time) ? today : today.plusDays(1)).toInstant();
    }

    private static boolean isOpen(LocalTime now, LocalTime from, LocalTime to) {
        var afterFrom = !now.isBefore(from);
        var beforeTo = now.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
