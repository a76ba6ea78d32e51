package mflix.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mflix.testing.SampleData;
import mflix.testing.SampleServer;
import mflix.testing.Site;
import mflix.testing.Site.Answer;
import mflix.testing.Visitor;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The real data, loaded beside a running server; every number is counted a second time over the files, in another way. */
@Execution(CONCURRENT)
@ResourceLock("the server of SampleDataIT")
@ExtendWith(SampleServer.Resolver.class)
class SampleDataIT {
    private static SampleServer server;
    private static Site site;
    private static List<Document> movies;

    @BeforeAll
    static void load(SampleServer sample) {
        server = sample;
        site = sample.site();
        movies = SampleData.of("movies");
    }

    @Test
    @Tag("F-475")
    void nothingIsSaidOfADemoAnyMore() {
        assertThat(site.anyone()
                        .movies()
                        .configOptions()
                        .json()
                        .getBoolean("demo_data")
                        .getValue())
                .isFalse();
        for (var path : List.of("", "explore", "no/such/page")) {
            assertThat(new String(site.page(path, "Accept", "text/html").body(), UTF_8))
                    .as(path)
                    .contains("<html lang=\"en\" data-demo=\"mode\">");
        }
    }

    @Test
    void allOfItIsIn() {
        assertThat(server.loaded())
                .containsPattern("movies +1,000 read +1,000 inserted")
                .containsPattern("comments +50,304 read +50,304 inserted")
                .containsPattern("users +185 read +185 inserted")
                .containsPattern("theaters +1,564 read +1,564 inserted");
        assertThat(total()).isEqualTo(1000);
    }

    @Test
    void listIsInItsOrderOnEveryPage() {
        var expected = movies.stream()
                .sorted(Comparator.comparing(SampleDataIT::reviews).reversed().thenComparing(SampleDataIT::id))
                .map(SampleDataIT::id)
                .toList();
        var listed = new ArrayList<String>();
        for (int page = 0; page < 50; page++) {
            var films = films(site.anyone().movies().page(page));
            assertThat(films).as("page %s", page).hasSize(20);
            films.forEach(film -> listed.add(film.getString("_id").getValue()));
        }
        assertThat(listed).isEqualTo(expected);
        assertThat(films(site.anyone().movies().page(50))).isEmpty();
        assertThat(films(site.anyone().movies().list()).stream().limit(5).map(film -> film.getString("title")
                        .getValue()))
                .containsExactly(
                        "The Wizard of Oz", "Cinderella", "Lady and the Tramp", "Bambi", "Alice in Wonderland");
    }

    @Test
    void eachFilterAgreesWithTheFiles() {
        for (var field : List.of("cast", "genre", "countries")) {
            var inFile = field.equals("genre") ? "genres" : field;
            for (var value : mostFrequent(inFile, 5)) {
                assertThat(total(field, value)).as("%s %s", field, value).isEqualTo(count(movie -> list(movie, inFile)
                        .contains(value)));
            }
        }
        assertThat(total("genre", "Family", "genre", "Fantasy")).isEqualTo(98);
        assertThat(total("cast", "James Stewart")).isEqualTo(16);
    }

    @Test
    void filtersTogetherAgreeWithTheFiles() {
        assertThat(total("cast", "James Stewart", "genre", "Drama")).isEqualTo(9);
        assertThat(total("genre", "Drama", "countries", "UK", "text", "war"))
                .isEqualTo(count(movie -> list(movie, "genres").contains("Drama")
                        && list(movie, "countries").contains("UK")
                        && hasForm(movie, "war")));
        assertThat(total("genre", "Comedy", "runtime", 60, "runtime", 90))
                .isEqualTo(count(movie -> list(movie, "genres").contains("Comedy")
                        && movie.get("runtime") instanceof Integer minutes
                        && minutes >= 60
                        && minutes < 120));
    }

    @Test
    void wordsAgreeWithTheFiles() {
        for (var word : FORMS.keySet()) {
            assertThat(total("text", word)).as(word).isEqualTo(count(movie -> hasForm(movie, word)));
        }
        assertThat(total("text", "love -war"))
                .isEqualTo(count(movie -> hasForm(movie, "love") && !hasForm(movie, "war")));
        assertThat(total("text", "\"new york\"")).isEqualTo(count(movie -> texts(movie)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("new york"))));
    }

    private static boolean hasForm(Document movie, String word) {
        return words(movie).stream().anyMatch(FORMS.get(word).asMatchPredicate());
    }

    @Test
    void facetsAgreeWithTheFilesAndAddUp() {
        var all = site.anyone().movies().facetSearch("facet_scope", "all").json();
        assertThat(facet(all, "runtime"))
                .isEqualTo(Map.of("0", 37L, "60", 290L, "90", 552L, "120", 111L, "other", 10L));
        assertThat(facet(all, "rating")).isEqualTo(Map.of("0", 1L, "70", 4L, "90", 4L, "other", 991L));
        var stewart = site.anyone()
                .movies()
                .facetSearch("cast", "James Stewart", "facet_scope", "all")
                .json();
        assertThat(facet(stewart, "runtime")).isEqualTo(Map.of("60", 1L, "90", 12L, "120", 3L));
        assertThat(facet(stewart, "rating").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(16);
    }

    @Test
    void countriesAndGenresAgreeWithTheFiles() {
        assertThat(counts(site.anyone().movies().genres(), "genres")).isEqualTo(countsInFiles("genres"));
        assertThat(counts(site.anyone().movies().countryNames(), "countries")).isEqualTo(countsInFiles("countries"));
        var japan = site.anyone().movies().titlesFrom("Japan").json();
        assertThat(japan.getNumber("total_results").longValue()).isEqualTo(31);
        assertThat(japan.getArray("titles")).hasSize(31);
    }

    @Test
    void knownFilmHasItsComment() {
        var film = site.anyone().movies().one("573a1390f29313caabcd446f").json();
        assertThat(film.getDocument("movie").getString("title").getValue()).isEqualTo("A Corner in Wheat");
        assertThat(film.getDocument("movie").getArray("comments")).hasSize(1);
        assertThat(film.getNumber("comments_total").longValue()).isOne();
    }

    @Test
    void mostCommentedFilmHasAllItsCommentsNewestFirst() {
        var comments = SampleData.of("comments");
        var cinderella = movies.stream()
                .filter(movie -> "Cinderella".equals(movie.get("title"))
                        && Integer.valueOf(1950).equals(movie.get("year")))
                .findFirst()
                .orElseThrow();
        var expected = comments.stream()
                .filter(comment -> comment.get("movie_id").equals(cinderella.get("_id")))
                .sorted(Comparator.comparing((Document comment) -> comment.getDate("date"))
                        .reversed())
                .map(SampleDataIT::id)
                .toList();
        var shown = site.anyone()
                .movies()
                .one(id(cinderella))
                .json()
                .getDocument("movie")
                .getArray("comments");
        assertThat(expected).hasSize(153);
        assertThat(shown.stream()
                        .map(comment -> comment.asDocument().getString("_id").getValue()))
                .containsExactlyElementsOf(expected);
    }

    @Test
    @Tag("F-63")
    @Tag("user_report")
    void reportAgreesWithTheFiles() {
        var counts = new TreeMap<String, Long>();
        SampleData.of("comments").forEach(comment -> counts.merge(comment.getString("email"), 1L, Long::sum));
        var expected = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .map(row -> row.getKey() + " " + row.getValue())
                .toList();
        var shown = Visitor.admin(site).reports().commenters().json().getArray("report").stream()
                .map(BsonValue::asDocument)
                .map(row -> row.getString("_id").getValue() + " " + number(row.get("count")))
                .toList();
        assertThat(shown).isEqualTo(expected).hasSize(20).startsWith("roger_ashton-griffiths@gameofthron.es 331");
    }

    @Test
    void aSecondLoadChangesNothing() {
        assertThat(server.load()).containsPattern("comments +50,304 read +0 inserted +50,304 already there");
        assertThat(total()).isEqualTo(1000);
    }

    private static long total(Object... query) {
        return site.anyone()
                .movies()
                .search(query)
                .json()
                .getNumber("total_results")
                .longValue();
    }

    private static List<BsonDocument> films(Answer answer) {
        return answer.json().getArray("movies").stream()
                .map(BsonValue::asDocument)
                .toList();
    }

    private static Map<String, Long> facet(BsonDocument page, String facet) {
        return page.getDocument("facets").getArray(facet).stream()
                .map(BsonValue::asDocument)
                .collect(Collectors.toMap(
                        row -> row.get("_id").isString() ? row.getString("_id").getValue() : number(row.get("_id")),
                        row -> row.getNumber("count").longValue()));
    }

    private static String number(BsonValue value) {
        return String.valueOf(value.asNumber().longValue());
    }

    private static Map<String, Long> counts(Answer answer, String list) {
        var counts = new TreeMap<String, Long>();
        for (var row : answer.json().getArray(list)) {
            counts.put(
                    row.asDocument().getString("_id").getValue(),
                    row.asDocument().getNumber("count").longValue());
        }
        return counts;
    }

    private static Map<String, Long> countsInFiles(String field) {
        var counts = new TreeMap<String, Long>();
        movies.forEach(movie -> list(movie, field).forEach(value -> counts.merge(value, 1L, Long::sum)));
        return counts;
    }

    private static List<String> mostFrequent(String field, int number) {
        var counts = new HashMap<>(countsInFiles(field));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(number)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Words of one stem, by the rules of English as the stemmer has them. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "war", Pattern.compile("war(s|red|ring)?"),
            "love", Pattern.compile("love(s|d|ly)?|loving(ly)?"),
            "detective", Pattern.compile("detect(s|ed|ing|ion|ions|ive|ives)?"),
            "paris", Pattern.compile("paris"),
            "stewart", Pattern.compile("stewarts?"),
            "western", Pattern.compile("western(s|er|ers|iz(e|ed|es|ing))?"));

    private static long count(Predicate<Document> wanted) {
        return movies.stream().filter(wanted).count();
    }

    private static List<String> list(Document movie, String field) {
        return movie.getList(field, String.class, List.of());
    }

    private static Stream<String> texts(Document movie) {
        var texts = new ArrayList<String>();
        texts.add(String.valueOf(movie.get("title")));
        texts.addAll(list(movie, "cast"));
        texts.addAll(list(movie, "genres"));
        texts.add(movie.get("fullplot", ""));
        return texts.stream();
    }

    private static Set<String> words(Document movie) {
        return texts(movie).flatMap(text -> wordsOf(text).stream()).collect(Collectors.toSet());
    }

    private static List<String> wordsOf(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.asList(plain.split("[^\\p{IsAlphabetic}\\p{IsDigit}]+", -1));
    }

    private static long reviews(Document movie) {
        var tomatoes = movie.get("tomatoes", Document.class);
        var viewer = tomatoes == null ? null : tomatoes.get("viewer", Document.class);
        return viewer == null || !(viewer.get("numReviews") instanceof Number number) ? -1 : number.longValue();
    }

    private static String id(Document document) {
        return ((ObjectId) document.get("_id")).toHexString();
    }
}
