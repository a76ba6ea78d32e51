package mflix.audit;

import org.bson.BsonDocument;

/**
 * An act as it is announced in the audit list.
 *
 * @param by e-mail of the administrator
 * @param about what is to be changed, by id or e-mail, with what cannot be found out later
 * @param reason the administrator's, where one is asked for; else empty
 */
public record AuditEntry(String by, AuditedAct act, BsonDocument about, String reason) {
    public static AuditEntry of(String by, AuditedAct act, BsonDocument about) {
        return new AuditEntry(by, act, about, "");
    }
}
