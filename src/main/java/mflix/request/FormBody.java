package mflix.request;

/**
 * A request record that a form sends: when it breaks a rule, the answer's {@code error} is an object with the first sentence of
 * each field, ready to be shown beside it.
 */
public interface FormBody {

    /** The name that the form has for a field. */
    default String inForm(String field) {
        return field;
    }
}
