package mflix.users;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import mflix.problem.FieldProblem;
import mflix.problem.Problem;
import mflix.problem.ProblemKind;
import mflix.problem.SafeText;
import mflix.request.FormBody;

/**
 * The password once more, to delete the account.
 *
 * @param comments what becomes of one's comments: {@code anonymise}, also when null, or {@code remove}
 */
public record PasswordProof(@NotEmpty(message = PasswordProof.GIVE) String password, String comments)
        implements FormBody {
    static final String GIVE = "Give the password.";

    /** VALIDATION_FAILED when it is none of both. */
    boolean removesComments() {
        var choice = comments == null ? "anonymise" : comments;
        if (!choice.equals("anonymise") && !choice.equals("remove")) {
            throw Problem.of(
                    ProblemKind.VALIDATION_FAILED,
                    "comments must be anonymise or remove, but was " + SafeText.quoted(choice) + ".",
                    List.of(new FieldProblem("comments", "must be anonymise or remove")));
        }
        return choice.equals("remove");
    }

    @Override
    public String toString() {
        return "PasswordProof";
    }
}
