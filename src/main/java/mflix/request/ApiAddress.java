package mflix.request;

/**
 * An address of the API, whatever context root the site has. Only here is it made into the text that a client can follow.
 *
 * @param path below the root of the API, such as {@code /movies/id/573a1390f29313caabcd42e8}
 */
public record ApiAddress(String path) {
    /** Below the root of the application. */
    public static final String API = "/api/v1";

    /** The address one level below this one. */
    public ApiAddress child(String name) {
        return new ApiAddress(path + "/" + name);
    }

    /** @param contextPath as the servlet container gives it: empty, or such as {@code /mflix} */
    public String under(String contextPath) {
        return contextPath + API + path;
    }

    /** As it is at the root of the server. */
    @Override
    public String toString() {
        return under("");
    }
}
