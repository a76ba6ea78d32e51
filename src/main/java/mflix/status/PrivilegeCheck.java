package mflix.status;

import com.mongodb.MongoCommandException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import mflix.mongo.Database;
import mflix.mongo.MongoSettings;
import org.bson.Document;

/** Asks the server who the application is there. Changes nothing. */
@Singleton
public class PrivilegeCheck {
    private final Database database;
    private final MongoSettings settings;

    @Inject
    PrivilegeCheck(Database database, MongoSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    Finding leastPrivilege(Trial trial) {
        if (settings.isEmbedded()) {
            return trial.notApplicable("The embedded database has no users, so there is no privilege to be least.");
        }
        return judged(database, trial);
    }

    /** The verdict on whoever that client is at its server. */
    public static Finding of(Database live) {
        var trial = new Trial(true);
        try {
            return judged(live, trial);
        } catch (Trial.Unmet e) {
            return trial.failed(e.getMessage());
        }
    }

    private static Finding judged(Database live, Trial trial) {
        var authInfo = live.privileges().get("authInfo", new Document());
        return new LeastPrivilege(authInfo, live.name()).verdict(trial, mayListUsers(live));
    }

    private static boolean mayListUsers(Database live) {
        try {
            live.documents().runCommand(new Document("usersInfo", 1));
            return true;
        } catch (MongoCommandException e) { // the refusal that is wanted
            return false;
        }
    }
}
