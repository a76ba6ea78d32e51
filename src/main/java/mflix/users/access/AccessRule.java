package mflix.users.access;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import mflix.users.Caller;

/**
 * Who may call a method, by its own annotation. No caller may where it has none, or several that contradict each
 * other. An annotation on the class, on an interface or on a method that it overrides is not looked at.
 *
 * @param isForEverybody without authentication
 * @param roles any of which is enough
 */
record AccessRule(boolean isForEverybody, Set<String> roles) {
    private static final List<Class<? extends Annotation>> DECLARATIONS =
            List.of(PermitAll.class, RolesAllowed.class, DenyAll.class);
    private static final AccessRule EVERYBODY = new AccessRule(true, Set.of());
    private static final AccessRule NOBODY = new AccessRule(false, Set.of());

    static AccessRule of(Method method) {
        if (!isDeclared(method)) {
            return NOBODY;
        }
        if (method.isAnnotationPresent(PermitAll.class)) {
            return EVERYBODY;
        }
        var roles = method.getAnnotation(RolesAllowed.class);
        return roles == null ? NOBODY : new AccessRule(false, Set.copyOf(List.of(roles.value())));
    }

    /** The method defines, in exactly one way, who may call it. */
    static boolean isDeclared(Method method) {
        return DECLARATIONS.stream().filter(method::isAnnotationPresent).count() == 1;
    }

    boolean isForNobody() {
        return !isForEverybody && roles.isEmpty();
    }

    boolean admits(Caller caller) {
        return isForEverybody || caller.roles().stream().anyMatch(roles::contains);
    }
}
