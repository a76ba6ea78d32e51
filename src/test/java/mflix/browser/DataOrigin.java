package mflix.browser;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where films can come from, and what the pages say of that. */
enum DataOrigin {
    DEMO(
            "Embedded",
            "The demo catalogue, whose figures are made up",
            "Demo catalogue in the embedded database; its ratings and comments are made up",
            "data mode",
            "with the demo catalogue",
            "loaded into"),
    LOADED_INTO_EMBEDDED(
            "Embedded",
            "Loaded",
            "Films that were loaded into the database %s, which is embedded",
            "mode",
            "with films that were loaded into it",
            "demo catalogue|are made up|are invented"),
    REPLICA_SET(
            "MongoDB",
            "Loaded",
            "Films that were loaded into the database %s of a MongoDB",
            null,
            null,
            "demo|made up|invented|embedded database");

    private final String kind;
    private final String data;
    private final String footer;
    private final String mark;
    private final String notice;
    private final Pattern untrue;

    DataOrigin(String kind, String data, String footer, String mark, String notice, String untrue) {
        this.kind = kind;
        this.data = data;
        this.footer = footer;
        this.mark = mark;
        this.notice = notice;
        this.untrue = Pattern.compile(untrue);
    }

    /** The kind of the database, on the page of the system. */
    String kind() {
        return kind;
    }

    /** What the data is, on the same page. */
    String data() {
        return data;
    }

    /** The text at the foot of every page. */
    String footer(String database) {
        return footer.formatted(database);
    }

    /** How the server marks each page; empty where it does not. */
    Optional<String> mark() {
        return Optional.ofNullable(mark);
    }

    /** What the status page says above the checks; empty where it says nothing. */
    Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    /** What no page may say, in small letters. */
    Pattern untrue() {
        return untrue;
    }
}
