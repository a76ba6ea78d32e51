package mflix.movies;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;

/** Three hundred text searches made of the words of the sample films, always the same: a few of each kind. */
final class SampleTextQueries {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(['-][\\p{L}\\p{N}]+)*");
    private static final List<String> STOP_WORDS = List.of("the", "of", "and", "with", "his", "her", "from", "don't");

    private final List<Document> films;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<String> queries = new ArrayList<>();

    private SampleTextQueries(List<Document> films) {
        this.films = films;
        films.stream()
                .flatMap(SampleTextQueries::texts)
                .flatMap(text -> words(text).stream())
                .forEach(word -> words.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum));
    }

    /** @param films with title, full plot, cast and genres */
    static List<String> of(List<Document> films) {
        var made = new SampleTextQueries(films);
        made.words();
        made.partsOfTexts();
        made.exclusions();
        made.names();
        return List.copyOf(made.queries);
    }

    static Stream<String> texts(Document film) {
        return Stream.of("title", "cast", "genres", "fullplot")
                .map(film::get)
                .flatMap(value -> value instanceof List<?> all ? all.stream() : Stream.ofNullable(value))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).toList();
    }

    private void words() {
        add(4, STOP_WORDS.stream());
        add(30, Stream.concat(frequent().limit(15), all(word -> word.length() > 3)));
        add(16, all(word -> word.endsWith("ing")));
        add(15, all(word -> word.endsWith("ed")));
        add(15, all(word -> word.endsWith("ies") || word.endsWith("ness") || word.endsWith("ly")));
        add(15, all(word -> word.length() > 4 && !word.endsWith("s")).map(word -> word + "s"));
        add(15, all(word -> word.length() > 5).map(word -> word.toUpperCase(Locale.ROOT)));
        add(12, all(word -> word.contains("'")));
        add(12, all(word -> word.contains("-")));
        add(6, all(word -> word.matches("[0-9]+")));
    }

    private void partsOfTexts() {
        add(30, plots().map(plot -> plot.get(0) + " " + plot.get(plot.size() - 1)));
        add(10, plots().map(plot -> "the " + plot.get(2) + " of " + plot.get(3)));
        add(30, phrases(3));
        add(10, phrases(1));
        add(8, phrases(2).map(phrase -> phrase.substring(0, 1) + phrase.substring(2))); // begins inside a word
        add(10, plots().map(plot -> "\"" + plot.get(0) + "\" " + plot.get(4)));
        add(6, plots().map(plot -> "\"" + plot.get(1) + "\" \"" + plot.get(5) + "\""));
    }

    private void exclusions() {
        add(14, plots().map(plot -> plot.get(3) + " -" + plot.get(5)));
        add(6, plots().map(plot -> plot.get(4) + " " + plot.get(5) + " -\"" + plot.get(6) + "\""));
        add(2, plots().map(plot -> "-" + plot.get(3)));
    }

    private void names() {
        var cast = spread(films.stream()
                .flatMap(film -> film.getList("cast", String.class, List.of()).stream())
                .sorted()
                .distinct()
                .toList());
        add(7, cast.stream());
        add(7, cast.stream().skip(50).map(name -> "\"" + name + "\""));
        add(12, all(word -> word.contains("\u00e8")));
        add(
                8,
                all(word -> word.contains("\u00e8"))
                        .sorted(Comparator.reverseOrder())
                        .map(word ->
                                Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "")));
    }

    private void add(int wanted, Stream<String> some) {
        var before = queries.size();
        some.filter(query -> query.length() <= 200)
                .filter(Predicate.not(queries::contains))
                .distinct()
                .limit(wanted)
                .forEach(queries::add);
        if (queries.size() != before + wanted) {
            throw new AssertionError("too few: " + queries.subList(before, queries.size()));
        }
    }

    private Stream<String> frequent() {
        return words.entrySet().stream()
                .filter(word -> word.getKey().length() > 4)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private Stream<String> all(Predicate<String> wanted) {
        return spread(words.keySet().stream().filter(wanted).sorted().toList()).stream();
    }

    private Stream<List<String>> plots() {
        return spread(films.stream()
                        .map(film -> words(String.valueOf(film.get("fullplot"))))
                        .filter(plot -> plot.size() > 8)
                        .toList())
                .stream();
    }

    /** So many words of a plot with whatever is between them. */
    private Stream<String> phrases(int size) {
        return spread(films.stream()
                        .map(film -> film.getString("fullplot"))
                        .filter(plot -> plot != null && words(plot).size() > size + 8)
                        .toList())
                .stream()
                .map(plot -> {
                    var found = WORD.matcher(plot).results().skip(4).limit(size).toList();
                    return plot.substring(
                            found.get(0).start(), found.get(size - 1).end());
                })
                .filter(phrase -> !phrase.contains("\""))
                .map(phrase -> "\"" + phrase + "\"");
    }

    /** The same from everywhere in the list instead of from its beginning: every 37th, then those after them, and so on. */
    private static <T> List<T> spread(List<T> all) {
        var spread = new ArrayList<T>();
        for (int first = 0; first < 37; first++) {
            for (int i = first; i < all.size(); i += 37) {
                spread.add(all.get(i));
            }
        }
        return spread;
    }
}
