package mflix.users;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import mflix.request.FormBody;

/**
 * The request to log in.
 *
 * @param email as typed
 */
public record Login(
        @NotNull(message = AccountRegistration.GIVE_EMAIL)
                @Pattern(regexp = "(?s).*\\P{javaWhitespace}.*", message = AccountRegistration.GIVE_EMAIL)
                String email,
        @NotEmpty(message = PasswordProof.GIVE) String password)
        implements FormBody {

    @Override
    public String toString() {
        return "Login of " + email;
    }
}
