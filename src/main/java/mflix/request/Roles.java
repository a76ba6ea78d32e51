package mflix.request;

/** The roles that {@code @RolesAllowed} names. */
public final class Roles {
    /** Everyone with an account. */
    public static final String USER = "user";

    /** Administrators, who are users too. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
