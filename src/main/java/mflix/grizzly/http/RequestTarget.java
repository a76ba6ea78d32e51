package mflix.grizzly.http;

import java.util.Optional;

/**
 * The address in a request's first line, in the form of RFC 9112 that every server reads alike: path and query, all of it visible
 * ASCII. What clients send unescaped (UTF-8, {@code |}, quotes) is escaped; an address without a valid meaning is refused.
 */
final class RequestTarget {
    private static final String ESCAPED = "\"<>\\^`{|}";

    private final RequestBytes line;
    private final RequestBytes out;
    private final Utf8Check utf8 = new Utf8Check();
    private boolean isQuery;
    private String authority;

    private RequestTarget(RequestBytes line, RequestBytes out) {
        this.line = line;
        this.out = out;
    }

    /** Writes the address between these two positions of the line; empty when it is not valid for that method. */
    static Optional<RequestTarget> write(RequestBytes line, int from, int to, String method, RequestBytes out) {
        var target = new RequestTarget(line, out);
        return target.write(from, to, method) ? Optional.of(target) : Optional.empty();
    }

    /** The host that the address itself names, instead of the {@code Host} header. */
    Optional<String> authority() {
        return Optional.ofNullable(authority);
    }

    private boolean write(int from, int to, String method) {
        if (line.at(from) == '/') {
            return path(from, to);
        }
        var text = line.text(from, to);
        if (text.equals("*")) {
            out.add('*');
            return method.equals("OPTIONS");
        }
        if (method.equals("CONNECT")) { // the address of another server, which we do not go to
            out.add('/');
            return RequestAuthority.isValid(text);
        }
        return absolute(text, from, to);
    }

    private boolean absolute(String text, int from, int to) {
        var scheme = text.indexOf("://");
        if (scheme < 0 || !text.substring(0, scheme).matches("(?i)https?")) {
            return false;
        }
        var begin = scheme + 3;
        var end = begin;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        authority = text.substring(begin, end);
        if (from + end == to || line.at(from + end) == '?') {
            out.add('/');
        }
        return RequestAuthority.isValid(authority) && path(from + end, to);
    }

    private boolean path(int from, int to) {
        for (int i = from; i < to; i++) {
            var octet = line.at(i);
            if (octet == '%') {
                if (i + 2 >= to || !escape(i)) {
                    return false;
                }
                i += 2;
            } else if (!plain(octet)) {
                return false;
            }
        }
        endPath();
        return utf8.isWhole();
    }

    // "/a/.." means the same as "/a/../", but Grizzly's way to find that out reads beyond the end of the address.
    private void endPath() {
        var end = out.text(Math.max(0, out.size() - 3), out.size());
        if (!isQuery && (end.endsWith("/.") || end.equals("/.."))) {
            out.add('/');
        }
    }

    private boolean escape(int at) {
        var high = OctetClass.hexadecimal(line.at(at + 1));
        var low = OctetClass.hexadecimal(line.at(at + 2));
        var octet = high << 4 | low;
        var isNone = high < 0 || low < 0 || octet == 0 || (octet == '\\' && !isQuery);
        if (isNone || !utf8.takes(octet)) {
            return false;
        }
        out.add(line, at, at + 3);
        return true;
    }

    private boolean plain(int octet) {
        if (octet <= ' ' || octet == 0x7F || octet == '#' || (octet == '\\' && !isQuery) || !utf8.takes(octet)) {
            return false;
        }
        if (octet == '?' && !isQuery) {
            endPath();
            isQuery = true;
        }
        if (octet >= 0x80 || ESCAPED.indexOf(octet) >= 0) {
            out.addEscaped(octet);
        } else {
            out.add(octet);
        }
        return true;
    }
}
