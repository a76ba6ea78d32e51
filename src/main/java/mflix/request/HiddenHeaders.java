package mflix.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;

/** A request as if some of its headers had not been sent. */
public final class HiddenHeaders extends HttpServletRequestWrapper {
    public static final String CONTENT_TYPE = "Content-Type";

    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    public HiddenHeaders(HttpServletRequest request, Set<String> names) {
        super(request);
        this.names.addAll(names);
    }

    @Override
    public String getContentType() {
        return names.contains(CONTENT_TYPE) ? null : super.getContentType();
    }

    @Override
    public String getHeader(String name) {
        return names.contains(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return names.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var shown = Collections.list(super.getHeaderNames());
        shown.removeIf(names::contains);
        return Collections.enumeration(shown);
    }
}
