package mflix.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mflix.migration.conversion.RefusalReason;
import org.bson.Document;

/** Every text that was thought of and must not become a date, whatever the time is, with the reason. */
public final class BadTimestamps {
    private BadTimestamps() {}

    public static final Map<RefusalReason, List<String>> BY_REASON = Map.of(
            RefusalReason.EMPTY, List.of("", " "),
            RefusalReason.FINER_THAN_MILLIS, List.of("2015-08-26 00:03:50.133000001", "2015-08-26 00:03:50.133999999"),
            RefusalReason.NO_SUCH_TIME,
                    List.of(
                            "2015-02-30 10:00:00",
                            "2015-02-29 10:00:00",
                            "1900-02-29 10:00:00",
                            "2015-13-01 10:00:00",
                            "2015-08-26 24:00:00",
                            "2015-08-26 25:00:00",
                            "2015-08-26 00:60:00",
                            "2015-08-26 00:03:60",
                            "0000-00-00 00:00:00"),
            RefusalReason.IMPLAUSIBLE,
                    List.of("0000-01-01 00:00:00", "1899-12-31 23:59:59", "9999-12-31 23:59:59.999000000"),
            RefusalReason.UNKNOWN_FORMAT,
                    List.of(
                            "2015-08-26 00:03:50.133",
                            "2015-08-26 00:03:50.13",
                            "2015-08-26 00:03:50.133000",
                            "2015-08-26 00:03:50,133000000",
                            "2015-08-26T00:03:50",
                            "2015-08-26T00:03:50.133Z",
                            "2015-08-26 00:03:50+02:00",
                            "2015-08-26 00:03:50 EST",
                            "2015-08-26 00:03:50 A",
                            "15-08-26 00:03:50",
                            "2015-8-26 00:03:50",
                            "2015-08-26 0:03:50",
                            "-2015-08-26 00:03:50",
                            "+12015-08-26 00:03:50",
                            "99999-01-01",
                            "08/09/2015",
                            "04-07-2017",
                            "2015-08",
                            "20150826",
                            "2015-08-26 +1 day",
                            "first monday of january 2016",
                            "@1440547430133",
                            "N/A",
                            "null",
                            "now",
                            "1440547430",
                            "(edited)",
                            " 2015-08-26 00:03:50",
                            "2015-08-26 00:03:50 ",
                            "2015-08-26 00:03:50\n",
                            "2015-08-26 00:03:50\0",
                            "2015-08-26 00:03:5\0",
                            "2015-08-26\u00a000:03:50",
                            "２０１５-08-26 00:03:50",
                            "٢٠١٥-08-26 00:03:50",
                            "2".repeat(1_000_000)));

    /** Films with these texts, and one with an array of texts; their ids are numbers from 1,000,000 on. */
    public static List<Document> films() {
        var films = new ArrayList<Document>();
        BY_REASON.forEach((reason, texts) -> texts.forEach(text -> films.add(film(films.size(), text))));
        films.add(film(films.size(), List.of("2015-08-26 00:03:50")));
        return films;
    }

    private static Document film(int i, Object value) {
        return new Document("_id", 1_000_000 + i).append("title", "Bad " + i).append("lastupdated", value);
    }

    /** How many of them there are for each reason, by its name. */
    public static Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        BY_REASON.forEach((reason, texts) -> counts.put(reason.name(), (long) texts.size()));
        counts.put(RefusalReason.NOT_A_TEXT.name(), 1L);
        return counts;
    }

    /** The reason that is to be found for such a film. */
    public static String reasonOf(Document film) {
        return BY_REASON.entrySet().stream()
                .filter(entry -> entry.getValue().contains(film.get("lastupdated")))
                .map(entry -> entry.getKey().name())
                .findFirst()
                .orElse(RefusalReason.NOT_A_TEXT.name());
    }
}
