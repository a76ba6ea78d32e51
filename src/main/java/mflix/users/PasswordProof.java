package mflix.users;

import jakarta.validation.constraints.NotEmpty;
import mflix.request.FormBody;

/** The password once more, to delete the account. */
public record PasswordProof(@NotEmpty(message = PasswordProof.GIVE) String password) implements FormBody {
    static final String GIVE = "Give the password.";

    @Override
    public String toString() {
        return "PasswordProof";
    }
}
