package mflix.users;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import mflix.request.FormBody;

/**
 * The request for a new account.
 *
 * @param email in its normal form, as it is stored
 * @param password never trimmed
 */
public record AccountRegistration(
        @Pattern(regexp = "(?s).{3,100}", message = "Give a name of 3 to 100 characters.") String name,
        @Size(max = 254, message = AccountRegistration.GIVE_EMAIL)
                @Pattern(regexp = AccountRegistration.ADDRESS, message = AccountRegistration.GIVE_EMAIL)
                String email,
        @NewPassword String password)
        implements FormBody {
    static final String GIVE_EMAIL = "Give an e-mail address like name@example.com.";
    // Parts between dots in front of the @, labels of letters, digits and hyphens behind it, at least two of them.
    static final String ADDRESS =
            "[^\\s\\p{Z}\\p{C}@.]+(\\.[^\\s\\p{Z}\\p{C}@.]+)*@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+";

    public AccountRegistration {
        name = name == null ? "" : name.strip();
        email = email == null ? "" : EmailAddress.normal(email);
    }

    @Override
    public String toString() {
        return "Registration of " + email;
    }
}
