package mflix.request;

/** One value of a CSV file (RFC 4180) that a spreadsheet may open. */
public final class CsvCell {
    private CsvCell() {}

    /**
     * The text as a cell: quoted where it must be; a spreadsheet reads a text that begins with one of these signs as a
     * formula and would run it.
     */
    public static String of(String text) {
        var harmless = text.matches("(?s)[=+\\-@\t\r\n].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\r\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
