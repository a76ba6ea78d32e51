package mflix.comments;

import mflix.problem.Body;

/** The text of a comment: 1 to 2000 characters after trimming, kept as typed; CR LF becomes LF. */
final class CommentText {
    private static final int LONGEST = 2000;

    private CommentText() {}

    static String of(Body body, String field) {
        var text = body.lines(field).map(String::strip).orElse("");
        var length = text.codePointCount(0, text.length());
        if (length < 1 || length > LONGEST) {
            body.refuse(field, "must have 1 to " + LONGEST + " characters, but has " + length);
        }
        return text;
    }

    /** A member that must be there; what it holds is judged later. */
    static String required(Body body, String field) {
        var value = body.text(field);
        if (value.isEmpty()) {
            body.refuse(field, "is required");
        }
        return value.orElse("");
    }
}
