package mflix.problem;

/** One bad value. {@code field}: the parameter, a path in the body such as {@code imdb.rating}, or {@code line:column} of malformed JSON. */
public record FieldProblem(String field, String message) {}
