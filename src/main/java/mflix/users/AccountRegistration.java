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
        @Pattern(regexp = AccountRegistration.NAME, message = AccountRegistration.GIVE_NAME) String name,
        @Size(max = 254, message = AccountRegistration.GIVE_EMAIL)
                @Pattern(regexp = AccountRegistration.ADDRESS, message = AccountRegistration.GIVE_EMAIL)
                String email,
        @NewPassword String password)
        implements FormBody {
    static final String NAME = "(?s).{3,100}";
    static final String GIVE_NAME = "Give a name of 3 to 100 characters.";
    static final String GIVE_EMAIL = "Give an e-mail address like name@example.com.";
    // Parts between dots in front of the @, labels of letters, digits and hyphens behind it, at least two of them.
    static final String ADDRESS =
            "[^\\s\\p{Z}\\p{C}@.]+(\\.[^\\s\\p{Z}\\p{C}@.]+)*@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+";

    public AccountRegistration {
        name = stripped(name);
        email = email == null ? "" : EmailAddress.normal(email);
    }

    /** The request for another name of an account, by the same rule. */
    public record NewName(@Pattern(regexp = NAME, message = GIVE_NAME) String name) implements FormBody {

        public NewName {
            name = stripped(name);
        }
    }

    private static String stripped(String name) {
        return name == null ? "" : name.strip();
    }

    @Override
    public String toString() {
        return "Registration of " + email;
    }
}
