package mflix.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mflix.bench.LoadClient.Target;
import mflix.testing.ChildServer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Processor time for each request of one or more packaged checkouts, and of floors that do less, in rounds that take turns. Settings are
 * system properties: {@code bench.homes} (folders with commas between, the first one's bodies are those of the floors), {@code
 * bench.warm}, {@code bench.seconds}, {@code bench.rounds}, {@code bench.rows} (a regular expression), {@code bench.floors}.
 */
public final class HttpBench {
    private static final Duration WARM = seconds("bench.warm", 20);
    private static final Duration ROUND = seconds("bench.seconds", 5);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Pattern ROWS = Pattern.compile(System.getProperty("bench.rows", ".*"));
    private static final boolean WITH_FLOORS = Boolean.parseBoolean(System.getProperty("bench.floors", "true"));
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int MOST_TURNS = 8;
    private static final double QUIET = 0.04;
    private static final String FLOORS = "floors";
    private static final Target STARTED = Target.of("started", "/health/started");
    private static final Target PAGE = Target.of("page", "/");
    private static final Target LIST = Target.of("list of 20", "/api/v1/movies");

    private final CostTable table = new CostTable();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();
    private final Path folder = Files.createTempDirectory("mflix-bench");

    private HttpBench() throws IOException {}

    /** One cell: what does its work, how much of it in some time. */
    private record Measured(String row, String column, BenchedProcess process, Work work) {}

    @FunctionalInterface
    private interface Work {
        long forSoLong(Duration time) throws IOException, InterruptedException;
    }

    /** Prints one table. */
    public static void main(String[] arguments) throws Exception {
        if (Cores.canBePinned()) {
            Cores.moveToTheSecond();
        }
        var bench = new HttpBench();
        try {
            bench.run(Arrays.stream(System.getProperty("bench.homes", "").split(",", -1))
                    .map(home -> Path.of(home).toAbsolutePath().normalize())
                    .toList());
        } finally {
            bench.close();
        }
    }

    private void run(List<Path> homes) throws Exception {
        try (var database = BenchDatabase.open()) {
            var columns = new ArrayList<String>();
            for (var home : homes) {
                columns.add(home.getFileName().toString());
                application(columns.get(columns.size() - 1), home, database.uri());
            }
            if (WITH_FLOORS) {
                columns.add(FLOORS);
            }
            warm();
            for (var round = 0; round < ROUNDS; round++) {
                round();
            }
            System.out.println(table.text(columns));
        }
    }

    /** Until each row had its time and the compilers have next to nothing to do; a JVM on one core compiles for minutes. */
    private void warm() throws IOException, InterruptedException {
        var share = 1.0;
        for (var turn = 0; turn < MOST_TURNS && share > QUIET; turn++) {
            share = 0;
            for (var one : measured) {
                share = Math.max(share, warm(one, turn == 0 ? WARM : WARM.dividedBy(4)));
            }
        }
    }

    // in processor time, since others may have the core, too; returns the compilers' share of it
    private static double warm(Measured one, Duration least) throws IOException, InterruptedException {
        var before = one.process().processorTime();
        var compiledBefore = one.process().compilerTime();
        var done = 0L;
        var took = Duration.ZERO;
        while (took.compareTo(least) < 0) {
            done += one.work().forSoLong(SLICE);
            took = one.process().processorTime().minus(before);
        }
        var compiled = one.process().compilerTime().minus(compiledBefore);
        System.out.printf("warm: %s, %s: %d in %s, compilers %s%n", one.column(), one.row(), done, took, compiled);
        return (double) compiled.toMillis() / took.toMillis();
    }

    private void round() throws IOException, InterruptedException {
        for (var one : measured) {
            var before = one.process().processorTime();
            var done = one.work().forSoLong(ROUND);
            table.add(one.row(), one.column(), one.process().processorTime().minus(before), done);
        }
    }

    private void application(String column, Path home, String databaseUri) throws Exception {
        var port = ChildServer.freePort();
        var client = opened(new LoadClient(port));
        var server = opened(BenchedProcess.server(
                home,
                home.resolve("target/mflix.war"),
                port,
                folder.resolve(column),
                Map.of("MFLIX_DB_URI", databaseUri, "MFLIX_DATA_DIR", folder.toString())));
        server.awaitAnswer(client, STARTED).awaitAnswer(client, LIST);
        var list = client.ask(LIST);
        var id = found(new String(list.body(), UTF_8), "\"_id\":\"(\\w+)\"");
        var sheet = found(new String(client.ask(PAGE).body(), UTF_8), "\"/?((?:a/[^/\"]+/)?css/[^\"]+\\.css)\"");
        var file = Target.of(CostTable.UNIT, "/" + sheet);
        var targets = new ArrayList<>(List.of(file, Target.of("/health/live", "/health/live")));
        targets.add(Target.of("config-options", "/api/v1/movies/config-options"));
        targets.add(new Target("unknown API address", "/api/v1/nothing", "", 404));
        targets.add(LIST);
        targets.add(Target.of("sixteen lists of 20", LIST.path() + "?page=%d"));
        targets.add(new Target(
                "list of 20, unchanged", LIST.path(), "If-None-Match: " + list.header("ETag") + "\r\n", 304));
        targets.add(new Target("list of 20, gzip", LIST.path(), "Accept-Encoding: gzip\r\n", 200));
        targets.add(Target.of("film with its comments", "/api/v1/movies/id/" + id));
        targets.add(Target.of("sixteen films", "/api/v1/movies/id/" + id.substring(0, id.length() - 2) + "%02d"));
        targets.add(Target.of("genre", "/api/v1/movies/search?genre=Drama"));
        targets.add(Target.of("text", "/api/v1/movies/search?text=train"));
        targets.add(Target.of("genres", "/api/v1/movies/genres"));
        targets.forEach(target -> measure(target.name(), column, server, time -> client.send(target, time)));
        if (WITH_FLOORS && measured.stream().noneMatch(one -> one.column().equals(FLOORS))) {
            floors(
                    home,
                    databaseUri,
                    id,
                    Map.of(
                            "static", client.ask(file).body(),
                            "list", list.body(),
                            "film",
                                    client.ask(Target.of("film", "/api/v1/movies/id/" + id))
                                            .body()));
        }
    }

    private void floors(Path home, String databaseUri, String id, Map<String, byte[]> bodies) throws Exception {
        var war = ShrinkWrap.create(WebArchive.class, "floor.war")
                .addClasses(FloorApplication.class, FloorResource.class, FloorServlet.class, FloorBytes.class);
        bodies.forEach((name, body) -> war.addAsResource(new ByteArrayAsset(body), name));
        var file = folder.resolve("floor.war");
        war.as(ZipExporter.class).exportTo(file.toFile());
        var port = ChildServer.freePort();
        var client = opened(new LoadClient(port));
        var server = opened(BenchedProcess.server(home, file, port, folder.resolve(FLOORS), Map.of()));
        for (var name : new java.util.TreeSet<>(bodies.keySet()).descendingSet()) {
            var rows = Map.of("static", CostTable.UNIT, "list", "bytes of the list", "film", "bytes of the film");
            floor(rows.get(name) + (name.equals("static") ? "" : ": servlet"), "/servlet/" + name, client, server);
            floor(rows.get(name) + ": JAX-RS method", "/rest/" + name, client, server);
        }
        driver(home, databaseUri, id);
    }

    private void floor(String row, String path, LoadClient client, BenchedProcess server) throws InterruptedException {
        var target = Target.of(row, path);
        server.awaitAnswer(client, target);
        measure(row, FLOORS, server, time -> client.send(target, time));
    }

    private void driver(Path home, String databaseUri, String id) throws Exception {
        var port = ChildServer.freePort();
        var client = opened(new LoadClient(port));
        var loop = opened(BenchedProcess.java(
                home, DriverFloor.class, folder.resolve("driver"), String.valueOf(port), databaseUri, id));
        loop.awaitAnswer(client, Target.of("list", "/list?0"));
        var rows = new LinkedHashMap<String, String>();
        rows.put("/list", "commands of the list: driver alone");
        rows.put("/film", "commands of the film: driver alone");
        rows.forEach((path, row) -> measure(row, FLOORS, loop, time -> {
            var answer = client.ask(Target.of(row, path + "?" + time.toMillis()));
            return Long.parseLong(new String(answer.body(), UTF_8));
        }));
    }

    private void measure(String row, String column, BenchedProcess process, Work work) {
        if (row.equals(CostTable.UNIT) || ROWS.matcher(row).find()) {
            measured.add(new Measured(row, column, process, work));
        }
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private void close() throws Exception {
        for (var one : open) {
            one.close();
        }
    }

    private static Duration seconds(String name, int usual) {
        return Duration.ofSeconds(Integer.getInteger(name, usual));
    }
}
