package mflix.testing;

import java.util.List;

/** Names that a film may have and that an address, a pattern or a person's eye may stumble over. */
public final class OddNames {
    /** No two are the same person. */
    public static final List<String> PRINTABLE = List.of(
            "AC/DC",
            "/",
            "A\\B",
            "100 % Bob",
            "%2e%2e",
            "%zz",
            "Who?",
            "?",
            "No. #1",
            "#",
            ".",
            "..",
            "...",
            ".hack",
            "John; Paul",
            "A & B = C + D",
            "Martha O'Driscoll",
            "\"Weird Al\"",
            "<b>Bold</b>",
            "^.*$",
            "a|b(c)[d]{2}",
            "J.R. (story)",
            "(story)",
            " (by) Nobody",
            " 1945)",
            " \"The Mob from Massac\")",
            "Blank after ",
            "  Two blanks before",
            "Two  blanks  inside",
            "Two blanks  (screenplay)",
            "\u00a0No break before",
            "ada sun",
            "Ada Sun",
            "ADA SUN",
            "Mic\u00e8le Eric",
            "\u0645\u0635\u0631",
            "\ud83c\udfac Films",
            "Hidden\u200bblank",
            "Turned \u202eround",
            "name",
            "x".repeat(100));

    /** No parameter of the API may hold them. */
    public static final List<String> UNASKABLE =
            List.of("Tab\there", "Line\nbreak", "\u0000", "Bell\u0007", "Next\u0085line", "y".repeat(201));

    private OddNames() {}
}
