package mflix.comments;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import mflix.users.Accounts;
import org.bson.BsonArray;

/** The comments that somebody wrote, as a part of the account. */
@Singleton
public class CommentsOfAccount implements Accounts.OwnContent {
    private final Comments comments;

    @Inject
    public CommentsOfAccount(Comments comments) {
        this.comments = comments;
    }

    /** All of them, the latest first. */
    BsonArray of(String email) {
        return new BsonArray(new ArrayList<>(comments.writtenBy(email)));
    }

    @Override
    public long remove(String email) {
        return comments.removeAllBy(email);
    }

    @Override
    public void rename(String email, String name) {
        comments.renameAllBy(email, name);
    }

    @Override
    public long anonymise(String email) {
        return comments.anonymiseAllBy(email);
    }
}
