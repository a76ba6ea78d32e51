package mflix.users;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** As much of a request as access control asks of it. Whatever else is asked fails. */
public final class FakeRequest {
    public final Map<String, Object> properties = new HashMap<>();
    public final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    private SecurityContext security;

    public static FakeRequest with(String token) {
        var request = new FakeRequest();
        if (!token.isEmpty()) {
            request.headers.add("Authorization", "Bearer " + token);
        }
        return request;
    }

    public ContainerRequestContext context() {
        return (ContainerRequestContext) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(), new Class<?>[] {ContainerRequestContext.class}, this::invoke);
    }

    public SecurityContext security() {
        return security;
    }

    private Object invoke(Object proxy, Method method, Object[] arguments)
            throws InvocationTargetException, IllegalAccessException {
        return switch (method.getName()) {
            case "getProperty" -> properties.get(arguments[0]);
            case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
            case "getHeaders" -> headers;
            case "getSecurityContext" -> security;
            case "setSecurityContext" -> {
                security = (SecurityContext) arguments[0];
                yield null;
            }
            default -> throw new AssertionError("asked for " + method);
        };
    }
}
