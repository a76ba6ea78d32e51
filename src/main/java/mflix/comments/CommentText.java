package mflix.comments;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text of a comment. */
@Constraint(validatedBy = CommentText.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface CommentText {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** 1 to 2000 characters after trimming. */
    class Rule implements ConstraintValidator<CommentText, String> {
        private static final int LONGEST = 2000;

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            var length = text.codePointCount(0, text.length());
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must have 1 to " + LONGEST + " characters, but has " + length)
                    .addConstraintViolation();
            return length >= 1 && length <= LONGEST;
        }

        /** Kept as typed but for the blanks around it; without any text, empty. */
        static String trimmed(String text) {
            return text == null ? "" : text.strip();
        }
    }
}
