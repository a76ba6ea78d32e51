package mflix.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mflix.mongo.CapabilityCache;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The commands that a client of its own sends to a database, and by which plan a real server carries them out. */
public final class QueryPlans implements AutoCloseable {
    private static final Pattern USED = Pattern.compile("\"indexName\": \"([^\"]+)\"");
    private static final List<String> OF_THE_DRIVER =
            List.of("$db", "lsid", "$clusterTime", "$readPreference", "txnNumber");

    private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();
    private final TestDatabase database;
    private final MongoClient client;

    public QueryPlans(TestDatabase database) {
        this.database = database;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(database.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        sent.add(event.getCommand().clone());
                    }
                })
                .build());
    }

    /** The database as the watched client sees it. */
    public MongoDatabase documents() {
        return client.getDatabase(database.documents().getName());
    }

    public void forget() {
        sent.clear();
    }

    /** The first command of that name. */
    public BsonDocument first(String command) {
        return named(command).findFirst().orElseThrow();
    }

    /** The latest command of that name. */
    public BsonDocument last(String command) {
        return named(command).reduce((before, after) -> after).orElseThrow();
    }

    private Stream<BsonDocument> named(String command) {
        return sent.stream().filter(one -> one.getFirstKey().equals(command));
    }

    /** Whether there are plans at all: the embedded database explains nothing. */
    public boolean isReal() {
        return new CapabilityCache(database.database()).capabilities().textSearch();
    }

    /** The plan that the server chose for a command. */
    public String explained(BsonDocument command) {
        var plain = command.clone();
        OF_THE_DRIVER.forEach(plain::remove);
        var asked = new BsonDocument("explain", plain).append("verbosity", new BsonString("queryPlanner"));
        return ((BsonDocument) chosen(database.documents().runCommand(asked, BsonDocument.class))).toJson();
    }

    private static BsonValue chosen(BsonValue part) {
        if (part.isArray()) {
            return new BsonArray(part.asArray().stream().map(QueryPlans::chosen).toList());
        }
        if (!part.isDocument()) {
            return part;
        }
        var chosen = new BsonDocument();
        part.asDocument().forEach((name, value) -> {
            if (!name.equals("rejectedPlans")) {
                chosen.append(name, chosen(value));
            }
        });
        return chosen;
    }

    /** The names of the indexes in a plan. */
    public static Set<String> used(String plan) {
        var names = new TreeSet<String>();
        USED.matcher(plan).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** The fields that a filter or a stage is about, and its operators. */
    public static Set<String> fields(BsonValue filter) {
        var names = new TreeSet<String>();
        if (filter.isDocument()) {
            filter.asDocument().forEach((name, value) -> {
                names.add(name);
                names.addAll(fields(value));
            });
        } else if (filter.isArray()) {
            filter.asArray().forEach(value -> names.addAll(fields(value)));
        }
        return names;
    }

    @Override
    public void close() {
        client.close();
    }
}
