package mflix.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import mflix.problem.Body;
import mflix.problem.FieldProblem;
import mflix.problem.Kind;
import mflix.problem.Problem;

/** What the fields of an account must be; the messages are sentences that a form can show beside them. */
final class AccountRules {
    static final String NAME = "name";
    static final String EMAIL = "email";
    static final String PASSWORD = "password";
    static final String NEW_PASSWORD = "new_password";

    private static final String GIVE_EMAIL = "Give an e-mail address like name@example.com.";
    private static final String GIVE_PASSWORD = "Give a password of at least 8 characters (at most 72 bytes).";
    private static final int LONGEST_EMAIL = 254;
    // Parts between dots in front of the @, labels of letters, digits and hyphens behind it, at least two of them.
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s\\p{Z}\\p{C}@.]+(\\.[^\\s\\p{Z}\\p{C}@.]+)*@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+");

    private AccountRules() {}

    static String name(Body body) {
        var name = body.text(NAME).map(String::strip).orElse("");
        var length = name.codePointCount(0, name.length());
        if (length < 3 || length > 100) {
            body.refuse(NAME, "Give a name of 3 to 100 characters.");
        }
        return name;
    }

    /** As it is stored: in its normal form. */
    static String email(Body body) {
        var email = EmailAddress.normal(body.text(EMAIL).orElse(""));
        if (email.length() > LONGEST_EMAIL || !ADDRESS.matcher(email).matches()) {
            body.refuse(EMAIL, GIVE_EMAIL);
        }
        return email;
    }

    /** A password to be set; never trimmed. */
    static String password(Body body, String field) {
        var password = body.text(field).orElse("");
        var tooShort = password.codePointCount(0, password.length()) < 8;
        if (tooShort || password.getBytes(UTF_8).length > Passwords.MOST_BYTES) {
            body.refuse(field, GIVE_PASSWORD);
        }
        return password;
    }

    /** A password that is to be compared; anything but nothing. */
    static String given(Body body, String field) {
        var password = body.text(field).orElse("");
        if (password.isEmpty()) {
            body.refuse(field, "Give the password.");
        }
        return password;
    }

    /** An e-mail that is to be looked up, as typed; anything but nothing. */
    static String typedEmail(Body body) {
        var email = body.text(EMAIL).orElse("");
        if (email.isBlank()) {
            body.refuse(EMAIL, GIVE_EMAIL);
        }
        return email;
    }

    /** Refuses what was wrong; a broken rule with {@code error} as an object, the first message of each field under its name. */
    static void check(Body body) {
        body.problem().ifPresent(problem -> {
            throw problem.kind() == Kind.VALIDATION_FAILED ? problem.with("error", messages(problem)) : problem;
        });
    }

    static Problem taken() {
        return Problem.of(Kind.ALREADY_EXISTS, "A user with this e-mail address already exists.")
                .with("error", Map.of(EMAIL, "A user with this e-mail address already exists."));
    }

    static Problem wrongPassword() {
        return Problem.of(Kind.WRONG_PASSWORD, "The password is wrong; nothing was changed.")
                .with("error", Map.of(PASSWORD, "The password is wrong."));
    }

    // Forms know one password field.
    private static Map<String, Object> messages(Problem problem) {
        var messages = new LinkedHashMap<String, Object>();
        for (FieldProblem error : problem.errors()) {
            messages.putIfAbsent(error.field().equals(NEW_PASSWORD) ? PASSWORD : error.field(), error.message());
        }
        return messages;
    }
}
