package mflix.mongo.diagnosis;

/**
 * Why the database cannot be reached: for the operator of the application, never for a visitor.
 *
 * @param host the server's address as the driver writes it
 * @param user the name of the database's user; empty when it plays no part
 * @param detail what was found, such as the name of a replica set; empty when there is nothing to add
 */
public record ConnectionDiagnosis(ConnectionCause cause, String host, String user, String detail) {

    static ConnectionDiagnosis of(ConnectionCause cause, String host) {
        return new ConnectionDiagnosis(cause, host, "", "");
    }

    /** One line with the host, for the terminal and the log. */
    public String sentence() {
        return cause.sentence(host, user, detail);
    }

    /** The same without any name, for a page. */
    public String withoutNames() {
        var line = cause.sentence("the database server", "of the application", cause.detailIsPublic() ? detail : "");
        return Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }

    /** For programs, such as {@code CERTIFICATE_NOT_TRUSTED}. */
    public String code() {
        return cause.name();
    }
}
