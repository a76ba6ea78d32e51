package mflix.testing;

import com.mongodb.client.MongoDatabase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mflix.comments.Comments;
import mflix.mongo.CapabilityCache;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import mflix.movies.MovieCollection;
import mflix.movies.MovieViews;
import mflix.movies.Movies;
import mflix.movies.MoviesResource;
import mflix.people.PeopleResource;
import mflix.people.PersonFilms;
import mflix.settings.SettingsReader;
import mflix.suggestions.SuggestionCollection;
import mflix.suggestions.SuggestionResource;
import mflix.suggestions.Suggestions;
import mflix.theaters.TheaterResource;
import mflix.theaters.Theaters;
import mflix.users.limits.AddressLimits;
import mflix.users.limits.ClientInfoReader;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;

/** What can be read without an account, answered by the application's own resources without a server: an address in, a document out. */
public final class LocalReads {
    private static final URI BASE = URI.create("http://localhost/api/v1/");
    private static final HttpServletRequest HERE = (HttpServletRequest) Proxy.newProxyInstance(
            LocalReads.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> method.getName().equals("getRemoteAddr") ? "127.0.0.1" : null);

    private final Map<String, Function<UriInfo, Response>> resources;

    /** @param documents the same database as the connection's, which may be watched */
    public LocalReads(MongoDatabase documents, MongoConnection connection) {
        var settings = new SettingsReader(
                key -> Optional.of("0").filter(any -> key.startsWith("mflix.limit."))); // without a limit
        var database = MongoSettings.from(settings);
        var clients = new ClientInfoReader(settings);
        var limits = new AddressLimits(settings, Clock.systemUTC());
        var films = new MoviesResource(
                new MovieViews(
                        new Movies(new MovieCollection(documents, database), new CapabilityCache(connection)),
                        new Comments(documents, database, Clock.systemUTC())),
                clients,
                limits);
        var people = new PeopleResource(new PersonFilms(documents, database), clients, limits);
        var theaters = new TheaterResource(new Theaters(documents, database), clients, limits);
        var suggestions =
                new SuggestionResource(new Suggestions(new SuggestionCollection(documents, database)), clients, limits);
        this.resources = Map.of(
                "movies", uri -> films.list(uri, HERE),
                "movies/search", uri -> films.search(uri, HERE),
                "movies/facet-search", uri -> films.facetSearch(uri, HERE),
                "movies/countries", uri -> films.titlesByCountry(uri, HERE),
                "people", uri -> people.person(uri, HERE),
                "theaters", uri -> theaters.list(uri, HERE),
                "theaters/cities", uri -> theaters.cities(HERE),
                "suggestions", uri -> suggestions.suggestions(uri, HERE));
    }

    /** The reply at an address below the API's root, such as {@code "people?name=John%20Ford"}. */
    public BsonDocument get(String address) {
        var uri = new ContainerRequest(BASE, BASE.resolve(address), "GET", null, new MapPropertiesDelegate(), null)
                .getUriInfo();
        return (BsonDocument)
                resources.get(address.replaceFirst("\\?.*", "")).apply(uri).getEntity();
    }

    /** The ids of the films in that reply, whichever it is. */
    public Set<BsonValue> films(String address) {
        var ids = new LinkedHashSet<BsonValue>();
        addFilms(ids, get(address));
        return ids;
    }

    private static void addFilms(Set<BsonValue> ids, BsonValue part) {
        if (part.isArray()) {
            part.asArray().forEach(element -> addFilms(ids, element));
        } else if (part.isDocument() && part.asDocument().containsKey("_id")) {
            ids.add(part.asDocument().get("_id"));
        } else if (part.isDocument()) {
            part.asDocument().values().forEach(member -> addFilms(ids, member));
        }
    }
}
