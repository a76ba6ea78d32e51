package mflix.web.site;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A film in words. Its fields may hold anything; what is no text or number says nothing. */
record FilmText(BsonDocument film) {

    PageDescription description(String path) {
        return PageDescription.of(title(), text(), "video.movie", path, poster().orElse(PageDescription.CARD));
    }

    private String title() {
        var title = shown("title").orElse("Untitled");
        return year().map(year -> title + " (" + year + ")").orElse(title);
    }

    private String text() {
        return shown("plot").or(() -> shown("fullplot")).orElseGet(this::credits);
    }

    private String credits() {
        var directors = film.isArray("directors")
                ? film.getArray("directors").stream()
                        .filter(BsonValue::isString)
                        .map(name -> name.asString().getValue())
                        .collect(Collectors.joining(", "))
                : "";
        return "A film" + year().map(year -> " of " + year).orElse("")
                + (directors.isBlank() ? "" : ", directed by " + directors)
                + ".";
    }

    /** "1994è1998" is 1994–1998. */
    private Optional<String> year() {
        return shown("year").map(year -> year.replaceFirst("^(\\d{4})\\D{1,3}(\\d{4})?$", "$1–$2"));
    }

    private Optional<String> poster() {
        return shown("poster").filter(FilmText::isWebAddress);
    }

    private static boolean isWebAddress(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<String> shown(String field) {
        var value = film.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isInt32() || value.isInt64()) {
            return Optional.of(String.valueOf(value.asNumber().longValue()));
        }
        if (value.isDouble() && Double.isFinite(value.asDouble().getValue())) {
            return Optional.of(BigDecimal.valueOf(value.asDouble().getValue())
                    .stripTrailingZeros()
                    .toPlainString());
        }
        return Optional.of(value)
                .filter(BsonValue::isString)
                .map(text -> text.asString().getValue().strip())
                .filter(text -> !text.isEmpty());
    }
}
