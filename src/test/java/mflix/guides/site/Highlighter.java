package mflix.guides.site;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Source text as HTML in which words have the classes of their kind. A language that it does not know has none. */
final class Highlighter {
    private static final List<String> KINDS = List.of("comment", "string", "annotation", "keyword", "number");
    private static final String NEVER = "(?!)";
    private static final String QUOTED = "\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'";
    private static final String NUMBERS = "\\b[0-9][0-9_]*(?:\\.[0-9]+)?[LlFfDd]?\\b";

    private static final Map<String, Pattern> LANGUAGES = Map.of(
            "java",
                    pattern(
                            "//[^\n]*|/\\*(?s:.*?)\\*/",
                            "\"\"\"(?s:.*?)\"\"\"|" + QUOTED,
                            "@[A-Z]\\w*(?:\\.\\w+)*",
                            words(
                                    "abstract|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|false|final"
                                            + "|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null|package|permits"
                                            + "|private|protected|public|record|return|sealed|short|static|super|switch|synchronized|this"
                                            + "|throw|throws|transient|true|try|var|void|volatile|while|yield"),
                            NUMBERS),
            "js",
                    pattern(
                            "//[^\n]*|/\\*(?s:.*?)\\*/",
                            "`(?:\\\\.|[^`\\\\])*`|" + QUOTED,
                            NEVER,
                            words(
                                    "async|await|break|case|catch|class|const|continue|default|delete|else|export|extends|false|finally|for"
                                            + "|from|function|if|import|in|instanceof|let|new|null|of|return|static|super|switch|this|throw"
                                            + "|true|try|typeof|undefined|while|yield"),
                            NUMBERS),
            "json", pattern(NEVER, QUOTED, NEVER, words("true|false|null"), NUMBERS),
            "yaml",
                    pattern(
                            "(?<=^|\\s)#[^\n]*",
                            QUOTED,
                            "(?m)(?<=^|[\\s-])[\\w./-]+(?=:(?:\\s|$))",
                            words("true|false|null"),
                            NUMBERS),
            "properties", pattern("(?m)^\\s*#[^\n]*", NEVER, "(?m)^[\\w.-]+(?=\\s*=)", words("true|false"), NEVER),
            "sh",
                    pattern(
                            "(?<=^|\\s)#[^\n]*",
                            QUOTED,
                            "\\$\\{?\\w+\\}?",
                            words("if|then|else|fi|for|in|do|done|while|case|esac|local|return|export|set"),
                            NEVER),
            "xml", pattern("<!--(?s:.*?)-->", QUOTED, NEVER, "</?[\\w:.-]+|/?>", NEVER));

    private static final Map<String, String> OTHER_NAMES =
            Map.of("javascript", "js", "yml", "yaml", "bash", "sh", "html", "xml");

    private Highlighter() {}

    private static Pattern pattern(String comment, String string, String annotation, String keywords, String number) {
        return Pattern.compile("(?<comment>" + comment + ")|(?<string>" + string + ")|(?<annotation>" + annotation
                + ")|(?<keyword>" + keywords + ")|(?<number>" + number + ")");
    }

    private static String words(String words) {
        return "\\b(?:" + words + ")\\b";
    }

    static String html(String text, String language) {
        if (language.equals("console")) {
            return console(text);
        }
        var pattern = LANGUAGES.get(OTHER_NAMES.getOrDefault(language, language));
        return pattern == null ? escaped(text) : coloured(text, pattern);
    }

    private static String coloured(String text, Pattern pattern) {
        var html = new StringBuilder();
        var found = pattern.matcher(text);
        var end = 0;
        while (found.find()) {
            html.append(escaped(text.substring(end, found.start())));
            var kind = KINDS.stream()
                    .filter(name -> found.group(name) != null)
                    .findFirst()
                    .orElseThrow();
            html.append(span(kind, found.group()));
            end = found.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    /** Lines that begin with a prompt, and what was printed. A command that ends with a backslash goes on in the next line. */
    private static String console(String text) {
        var html = new StringBuilder();
        var isCommand = false;
        for (var line : text.lines().toList()) {
            var begins = line.startsWith("$ ");
            isCommand = begins || isCommand;
            html.append(begins ? span("prompt", "$ ") : "");
            html.append(span(isCommand ? "command" : "output", (begins ? line.substring(2) : line) + "\n"));
            isCommand = isCommand && line.endsWith("\\");
        }
        return html.toString();
    }

    private static String span(String kind, String text) {
        return "<span class=\"" + kind + "\">" + escaped(text) + "</span>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
