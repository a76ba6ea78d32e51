package mflix.users;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotEmpty;
import mflix.request.FormBody;

/** The present password and the new one. */
public record PasswordChange(
        @JsonbProperty(PasswordChange.CURRENT) @NotEmpty(message = PasswordProof.GIVE) String current,
        @JsonbProperty(PasswordChange.NEXT) @NewPassword String next)
        implements FormBody {
    static final String CURRENT = "password";
    static final String NEXT = "new_password";

    // Forms have one password field.
    @Override
    public String inForm(String field) {
        return field.equals(NEXT) ? CURRENT : field;
    }

    @Override
    public String toString() {
        return "PasswordChange";
    }
}
