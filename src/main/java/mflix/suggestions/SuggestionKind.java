package mflix.suggestions;

/** What is suggested. */
enum SuggestionKind {
    TITLE("title"),
    PERSON("person");

    private final String inDatabase;

    SuggestionKind(String inDatabase) {
        this.inDatabase = inDatabase;
    }

    String inDatabase() {
        return inDatabase;
    }
}
