package mflix.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A password that is to be set. */
@Constraint(validatedBy = NewPassword.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NewPassword {
    /** What is said of one that is refused. */
    String EXPECTED = "Give a password of at least 8 characters (at most 72 bytes).";

    String message() default EXPECTED;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** At least 8 characters, and no more bytes than bcrypt uses. */
    class Rule implements ConstraintValidator<NewPassword, String> {

        @Override
        public boolean isValid(String password, ConstraintValidatorContext context) {
            return password != null
                    && password.codePointCount(0, password.length()) >= 8
                    && password.getBytes(UTF_8).length <= Passwords.MOST_BYTES;
        }
    }
}
