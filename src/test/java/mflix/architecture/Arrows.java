package mflix.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** From each package to the packages, or single classes of a package, that it may call; all names below {@code mflix}. */
public final class Arrows {
    public static final Map<String, Set<String>> TABLE = Map.ofEntries(
            entry(
                    "cli",
                    Set.of(
                            "cli.check",
                            "cli.console",
                            "cli.database",
                            "cli.load",
                            "cli.migrate",
                            "cli.serve",
                            "dump",
                            "mongo",
                            "mongo.settings",
                            "problem",
                            "settings",
                            "status.checks.CheckFinding",
                            "status.checks.PrivilegeCheck",
                            "users.admin")),
            entry(
                    "cli.check",
                    Set.of(
                            "cli.console",
                            "cli.database",
                            "embedded.DataFolder",
                            "embedded.FolderInspection",
                            "mongo",
                            "mongo.diagnosis",
                            "mongo.settings",
                            "problem",
                            "settings",
                            "status.checks.CheckFinding",
                            "status.checks.PrivilegeCheck")),
            entry("cli.console", Set.of()),
            entry("cli.database", Set.of("embedded", "mongo", "mongo.settings", "settings")),
            entry(
                    "cli.load",
                    Set.of("cli.console", "cli.database", "load", "mongo", "mongo.settings", "problem", "settings")),
            entry(
                    "cli.migrate",
                    Set.of(
                            "cli.console",
                            "cli.database",
                            "migration",
                            "migration.analysis",
                            "migration.api",
                            "migration.conversion",
                            "migration.engine",
                            "migration.store",
                            "mongo",
                            "mongo.settings",
                            "problem",
                            "request",
                            "settings")),
            entry(
                    "cli.serve",
                    Set.of(
                            "cli.console",
                            "cli.database",
                            "embedded.DataFolder",
                            "embedded.PrivateFile",
                            "mongo",
                            "mongo.settings",
                            "problem",
                            "settings")),
            entry("audit", Set.of("mongo", "mongo.settings", "problem", "request")),
            entry(
                    "comments",
                    Set.of("audit", "mongo", "mongo.settings", "problem", "request", "users", "users.limits")),
            entry("embedded", Set.of("embedded.demo", "mongo.DatabaseProvider", "problem", "settings")),
            entry("embedded.demo", Set.of("load.format.ExportReader", "mongo.CollectionName", "mongo.DemoMark")),
            entry(
                    "grizzly",
                    Set.of(
                            "grizzly.http",
                            "problem",
                            "system.MetricFamily",
                            "system.MetricsRegistry",
                            "web.RawProblemReply")),
            entry("grizzly.http", Set.of("problem.Problem", "problem.ProblemKind")),
            entry("dump", Set.of("embedded", "mongo", "problem")),
            entry("load", Set.of("load.format", "mongo", "problem")),
            entry("load.format", Set.of("problem")),
            entry("metrics", Set.of()),
            entry("micro", Set.of()),
            entry(
                    "migration",
                    Set.of(
                            "migration.analysis",
                            "migration.conversion",
                            "migration.engine",
                            "migration.store",
                            "mongo",
                            "mongo.settings",
                            "problem",
                            "settings")),
            entry("migration.analysis", Set.of("migration.conversion", "migration.store", "mongo", "problem")),
            entry(
                    "migration.api",
                    Set.of(
                            "migration",
                            "migration.analysis",
                            "migration.conversion",
                            "migration.store",
                            "mongo",
                            "mongo.settings",
                            "problem",
                            "request",
                            "settings")),
            entry("migration.conversion", Set.of("mongo")),
            entry(
                    "migration.engine",
                    Set.of("migration.analysis", "migration.conversion", "migration.store", "mongo", "problem")),
            entry("migration.store", Set.of("migration.conversion", "mongo")),
            entry("mongo", Set.of("metrics", "mongo.diagnosis", "mongo.settings", "problem", "settings")),
            entry("mongo.diagnosis", Set.of()),
            entry("mongo.settings", Set.of("problem", "settings")),
            entry(
                    "movies",
                    Set.of(
                            "audit",
                            "comments.CommentViewer",
                            "comments.Comments",
                            "mongo",
                            "mongo.settings",
                            "movies.text",
                            "problem",
                            "request",
                            "users.ClientInfoReader",
                            "users.limits")),
            entry("movies.similar", Set.of("mongo.ObjectIds", "movies", "problem", "request")),
            entry("movies.text", Set.of()),
            entry("people", Set.of("mongo", "mongo.settings", "problem", "request")),
            entry("problem", Set.of()),
            entry("report", Set.of("mongo", "mongo.settings", "problem", "request")),
            entry("request", Set.of("problem")),
            entry("settings", Set.of("problem")),
            entry("status", Set.of("mongo", "mongo.settings", "problem", "request", "status.checks")),
            entry("status.checks", Set.of("mongo", "mongo.settings", "problem")),
            entry(
                    "suggestions",
                    Set.of(
                            "migration.store.Lease",
                            "mongo",
                            "mongo.settings",
                            "movies.text",
                            "problem",
                            "request",
                            "users.ClientInfoReader",
                            "users.limits")),
            entry("system", Set.of("metrics", "mongo", "mongo.diagnosis", "mongo.settings", "settings")),
            entry("system.microprofile", Set.of("settings", "system.HealthState")),
            entry("telemetry", Set.of("mongo.CommandTracing", "settings.SettingsReader", "web.trace")),
            entry("theaters", Set.of("mongo", "mongo.settings", "request")),
            entry("users", Set.of("mongo", "mongo.settings", "problem", "request", "settings", "users.limits")),
            entry("users.access", Set.of("problem", "request", "users")),
            entry(
                    "users.admin",
                    Set.of(
                            "audit",
                            "mongo",
                            "mongo.settings",
                            "problem",
                            "request",
                            "settings",
                            "users",
                            "users.limits")),
            entry("users.limits", Set.of("problem", "settings")),
            entry(
                    "web",
                    Set.of(
                            "mongo.BsonValues",
                            "mongo.DatabaseMonitor",
                            "mongo.MongoFailures",
                            "problem",
                            "request",
                            "settings",
                            "system.RequestCounts",
                            "system.RequestDurations",
                            "web.json",
                            "web.reply",
                            "web.site",
                            "web.trace")),
            entry("web.json", Set.of("problem")),
            entry("web.reply", Set.of("request", "web.json")),
            entry("web.site", Set.of("request", "web.reply")),
            entry("web.trace", Set.of()));

    private Arrows() {}
}
