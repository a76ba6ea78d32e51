package mflix.status.checks;

import com.mongodb.MongoCommandException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import mflix.mongo.MongoConnection;
import mflix.mongo.settings.MongoSettings;
import org.bson.Document;

/** Asks the server as which user the application is logged in. Changes nothing. */
@Singleton
public class PrivilegeCheck {
    private final MongoConnection database;
    private final MongoSettings settings;

    @Inject
    PrivilegeCheck(MongoConnection database, MongoSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    CheckFinding leastPrivilege(CheckRun run) {
        if (settings.isEmbedded()) {
            return run.notApplicable("The embedded database has no users, so there is no privilege to be least.");
        }
        return judged(database, run);
    }

    /** The verdict on the user as whom that client is logged in. */
    public static CheckFinding of(MongoConnection live) {
        var run = new CheckRun(true);
        try {
            return judged(live, run);
        } catch (CheckRun.Unmet e) {
            return run.failed(e.getMessage());
        }
    }

    private static CheckFinding judged(MongoConnection live, CheckRun run) {
        var authInfo = live.privileges().get("authInfo", new Document());
        return new LeastPrivilege(authInfo, live.name()).verdict(run, mayListUsers(live));
    }

    // region may-list-users
    private static boolean mayListUsers(MongoConnection live) {
        try {
            live.documents().runCommand(new Document("usersInfo", 1));
            return true;
        } catch (MongoCommandException e) { // the refusal that is wanted
            return false;
        }
    }
    // endregion may-list-users
}
