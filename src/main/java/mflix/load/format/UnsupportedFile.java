package mflix.load.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files of other kinds, recognised by their first bytes, and what to do with them. */
final class UnsupportedFile {
    static final int HEAD = 1024;
    private static final String UNPACK = ": unpack it, and load what is inside.";
    private static final String EXPORT = ": save the data as JSON, for instance with mongoexport, and load that.";
    private static final int TAR_MAGIC_AT = 257;

    private record Kind(String magic, String what) {}

    /** Bytes as letters of Latin-1. */
    private static final List<Kind> KINDS = List.of(
            new Kind("PK\u0005\u0006", "an empty ZIP archive" + UNPACK),
            new Kind("7z\u00bc\u00af'\u001c", "a 7z archive" + UNPACK),
            new Kind("\u00fd7zXZ\0", "packed with xz" + UNPACK),
            new Kind("BZh", "packed with bzip2" + UNPACK),
            new Kind("(\u00b5/\u00fd", "packed with zstd" + UNPACK),
            new Kind("\u0004\"M\u0018", "packed with lz4" + UNPACK),
            new Kind("Rar!\u001a\u0007", "a RAR archive" + UNPACK),
            new Kind("\u001f\u009d", "packed with compress" + UNPACK),
            new Kind("\u001f\u008b", "packed with gzip twice: unpack it once."),
            new Kind("\u00d0\u00cf\u0011\u00e0", "an old Office document, such as a spreadsheet" + EXPORT),
            new Kind("%PDF-", "a PDF" + EXPORT),
            new Kind("SQLite format 3\0", "an SQLite database" + EXPORT),
            new Kind("PAR1", "a Parquet file" + EXPORT),
            new Kind("\u0089PNG", "a picture" + EXPORT),
            new Kind(
                    "version https://git-lfs.github.com/spec/",
                    "a pointer of Git LFS, not the file itself: get it with git lfs pull."));

    private static final Pattern HTML =
            Pattern.compile("(?is)\\s*(<!--.*?-->\\s*)?<(!doctype html|html|head|body)\\b.*");
    private static final Pattern XML = Pattern.compile("(?is)\\s*<\\?xml\\b.*");
    private static final Pattern SCRIPT = Pattern.compile("(?s)\\s*(db\\.|use |var |const |print|load\\().*");
    private static final Pattern SQL = Pattern.compile("(?is)\\s*(--|insert into|create table|/\\*).*");
    private static final Pattern CELLS = Pattern.compile("\"?[\\p{L}_][\\p{L}\\p{N}_. \\[\\]-]*\"?");

    private UnsupportedFile() {}

    /** What it is and what to do, to be put after "is "; empty when it may be JSON or BSON. */
    static Optional<String> recognised(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        return magic(text).or(() -> encoding(text)).or(() -> text(text));
    }

    private static Optional<String> magic(String text) {
        if (text.startsWith("PK\u0003\u0004")) {
            var isOffice = text.contains("[Content_Types].xml") || text.contains("xl/") || text.contains("_rels/");
            return Optional.of(
                    isOffice ? "a spreadsheet or another Office document" + EXPORT : "a ZIP archive" + UNPACK);
        }
        if (text.startsWith("ustar", TAR_MAGIC_AT)) {
            return Optional.of("a tar archive" + UNPACK);
        }
        return KINDS.stream()
                .filter(kind -> text.startsWith(kind.magic()))
                .map(Kind::what)
                .findFirst();
    }

    private static Optional<String> encoding(String text) {
        var name = text.startsWith("\u00ff\u00fe\0\0") || isWide(text, 4, 0)
                ? "UTF-32LE"
                : text.startsWith("\0\0\u00fe\u00ff") || isWide(text, 4, 3)
                        ? "UTF-32BE"
                        : text.startsWith("\u00ff\u00fe") || isWide(text, 2, 0)
                                ? "UTF-16LE"
                                : text.startsWith("\u00fe\u00ff") || isWide(text, 2, 1) ? "UTF-16BE" : "";
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "text in " + name + ": convert it to UTF-8, for instance with iconv -f " + name + " -t UTF-8.");
    }

    // JSON begins with letters of ASCII, whose other bytes are null
    private static boolean isWide(String text, int width, int low) {
        var length = Math.min(text.length() / width, 4) * width;
        if (length < 2 * width || "{[ \t\r\n".indexOf(text.charAt(low)) < 0) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            if ((text.charAt(i) == 0) == (i % width == low)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> text(String latin1) {
        var text = latin1.startsWith("\u00ef\u00bb\u00bf") ? latin1.substring(3) : latin1;
        if (HTML.matcher(text).matches()) {
            return Optional.of("a page in HTML, such as a download page saved by mistake: download the file itself, on"
                    + " GitHub with the button Raw.");
        }
        if (XML.matcher(text).matches()) {
            return Optional.of("XML" + EXPORT);
        }
        if (SCRIPT.matcher(text).matches()) {
            return Optional.of("a script for the shell: run it with mongosh.");
        }
        if (SQL.matcher(text).matches()) {
            return Optional.of("a script in SQL" + EXPORT);
        }
        return separator(text)
                .map(separator -> "a table in " + separator + ": export it again with mongoexport --type=json, since"
                        + " it does not say the types of its values.");
    }

    private static Optional<String> separator(String text) {
        var line = text.split("\\R", 2)[0];
        for (var separator : List.of("\t", ",", ";")) {
            var cells = line.split(separator, -1);
            if (cells.length > 1 && text.length() > line.length() && areNames(cells)) {
                return Optional.of(separator.equals("\t") ? "TSV" : "CSV");
            }
        }
        return Optional.empty();
    }

    private static boolean areNames(String[] cells) {
        for (var cell : cells) {
            if (!CELLS.matcher(cell).matches()) {
                return false;
            }
        }
        return true;
    }
}
