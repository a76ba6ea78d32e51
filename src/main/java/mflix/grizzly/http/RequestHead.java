package mflix.grizzly.http;

import java.util.Locale;

/**
 * A request's first line and headers, taken byte by byte and written anew in the one form that all servers read alike: what is
 * legal but read differently (a body's length given in several ways, bytes over 0x7F, an absolute address) becomes plain,
 * and what two servers could understand differently is refused. Each byte is looked at once when it comes and once when its
 * line is whole.
 */
public final class RequestHead {
    /** The name of the header by which a refusal is passed to the filter above HTTP; clients cannot send it. */
    public static final String MARK = "MFlix-Refusal";

    /** As many bytes as the server takes. */
    static final int LONGEST = 8192;

    /** As many headers as the server takes. */
    static final int MOST_FIELDS = 100;

    /** A head that is too large is read to its end up to this size, so that its client can read the reason. */
    static final int LONGEST_UNREAD = 1 << 20;

    private static final long NO_LENGTH = -1;
    private static final int LONGEST_LENGTH = 18; // digits of a long

    private final RequestBytes line = new RequestBytes(256);
    private final RequestBytes out = new RequestBytes(1024);
    private int size;
    private boolean isReturned; // after CR
    private boolean isWhole;
    private RequestRefusal refusal;

    private String method = "";
    private boolean isOld;
    private String authority;
    private int fields;
    private int hosts;
    private long length = NO_LENGTH;
    private String codings;
    private boolean closes;
    private boolean keeps;

    /** Takes the next byte; true when the head ends with it, valid or not. */
    boolean takes(int octet) {
        if (++size > LONGEST) {
            refuse(method.isEmpty() ? RequestRefusal.TARGET_TOO_LONG : RequestRefusal.FIELDS_TOO_LARGE);
        }
        if (octet == '\n' && isReturned) {
            isReturned = false;
            endOfLine();
            return isWhole;
        }
        if (isReturned || (octet != '\r' && !OctetClass.isOfValue(octet))) {
            return endsBy(method.isEmpty() ? RequestRefusal.REQUEST_LINE : RequestRefusal.FIELD);
        }
        if (octet == '\r') {
            isReturned = true;
        } else if (size <= LONGEST) {
            line.add(octet);
        }
        return size > LONGEST_UNREAD && endsBy(refusal);
    }

    private boolean endsBy(RequestRefusal reason) {
        refuse(reason);
        isWhole = true;
        return true;
    }

    // The first reason is reported.
    private void refuse(RequestRefusal reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    private void endOfLine() {
        if (method.isEmpty()) {
            if (!line.isEmpty()) { // an empty line before a request is a habit of old clients
                requestLine();
            }
        } else if (line.isEmpty()) {
            end();
        } else if (refusal == null) {
            field();
        }
        line.clear();
    }

    private void requestLine() {
        var first = indexOf(' ', 0);
        var second = first < 0 ? -1 : indexOf(' ', first + 1);
        if (refusal != null) {
            method = line.text(0, Math.max(first, 1)); // of a line that was too long, no more is looked at
        } else if (first <= 0 || second <= first + 1 || !isToken(first)) {
            endsBy(RequestRefusal.REQUEST_LINE);
        } else {
            method = line.text(0, first);
            version(line.text(second + 1, line.size()));
            target(first + 1, second);
        }
    }

    private void version(String version) {
        isOld = version.equals("HTTP/1.0");
        if (!isOld && !version.equals("HTTP/1.1")) {
            endsBy(version.matches("HTTP/[0-9]\\.[0-9]") ? RequestRefusal.VERSION : RequestRefusal.REQUEST_LINE);
        }
    }

    // The server does not recognise lower case, and would not look for the body of a TRACE or a CONNECT.
    private void target(int from, int to) {
        out.add(isForOthers() ? method.toLowerCase(Locale.ROOT) : method);
        out.add(' ');
        RequestTarget.write(line, from, to, method, out)
                .ifPresentOrElse(
                        target -> authority = target.authority().orElse(null), () -> refuse(RequestRefusal.TARGET));
        out.add(isOld ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
        if (out.size() > LONGEST) {
            refuse(RequestRefusal.TARGET_TOO_LONG);
        }
    }

    private boolean isForOthers() {
        return method.equals("TRACE") || method.equals("CONNECT");
    }

    private int indexOf(int octet, int from) {
        for (int i = from; i < line.size(); i++) {
            if (line.at(i) == octet) {
                return i;
            }
        }
        return -1;
    }

    private boolean isToken(int to) {
        for (int i = 0; i < to; i++) {
            if (!OctetClass.isToken(line.at(i))) {
                return false;
            }
        }
        return to > 0;
    }

    private void field() {
        var colon = indexOf(':', 0);
        if (colon < 0 || !isToken(colon)) { // so are lines that go on with a blank
            refuse(RequestRefusal.FIELD);
            return;
        }
        var from = colon + 1;
        var to = line.size();
        while (from < to && OctetClass.isBlank(line.at(from))) {
            from++;
        }
        while (from < to && OctetClass.isBlank(line.at(to - 1))) {
            to--;
        }
        if (++fields > MOST_FIELDS) {
            refuse(RequestRefusal.FIELDS_TOO_LARGE);
        }
        field(colon, from, to);
    }

    private void field(int colon, int from, int to) {
        switch (line.text(0, colon).toLowerCase(Locale.ROOT)) {
            case "host" -> host(line.text(from, to));
            case "content-length" -> length(line.text(from, to));
            case "transfer-encoding" -> codings =
                    (codings == null ? "" : codings + ",") + line.text(from, to).toLowerCase(Locale.ROOT);
            case "connection" -> connection(line.text(from, to));
            case "expect" -> expect(line.text(from, to));
                // we stay with this version of HTTP, trailers are not kept, and the mark is ours
            case "upgrade", "http2-settings", "keep-alive", "trailer", "mflix-refusal" -> {}
            default -> copy(colon, from, to);
        }
    }

    private void copy(int colon, int from, int to) {
        out.add(line, 0, colon);
        out.add(": ");
        for (int i = from; i < to; i++) {
            if (line.at(i) < 0x80) {
                out.add(line.at(i));
            } else {
                out.addEscaped(line.at(i));
            }
        }
        out.add("\r\n");
    }

    private void host(String value) {
        if (++hosts > 1 || !RequestAuthority.isValid(value)) {
            refuse(RequestRefusal.HOST);
        }
        add("Host", authority == null ? value : authority);
    }

    private void length(String value) {
        if (length != NO_LENGTH || value.isEmpty() || !value.chars().allMatch(OctetClass::isDigit)) {
            refuse(RequestRefusal.LENGTH);
            return;
        }
        var digits = value.replaceFirst("^0+(?=.)", "");
        if (digits.length() > LONGEST_LENGTH) {
            refuse(RequestRefusal.TOO_LARGE);
        } else {
            length = Long.parseLong(digits);
        }
    }

    private void connection(String value) {
        for (var option : value.split(",", -1)) {
            closes |= option.strip().equalsIgnoreCase("close");
            keeps |= option.strip().equalsIgnoreCase("keep-alive");
        }
    }

    private void expect(String value) {
        if (!value.equalsIgnoreCase("100-continue")) {
            refuse(RequestRefusal.EXPECTATION);
        }
        add("Expect", value);
    }

    private void add(String name, String value) {
        out.add(name);
        out.add(": ");
        out.add(value);
        out.add("\r\n");
    }

    private void end() {
        isWhole = true;
        if (hosts == 0 && !isOld) {
            refuse(RequestRefusal.HOST);
        }
        if (codings != null) {
            codings();
        }
        if (isForOthers()) { // and what follows it is not read here
            closes = true;
            length = NO_LENGTH;
            codings = null;
        }
        framing();
        if (out.size() > LONGEST) {
            refuse(RequestRefusal.FIELDS_TOO_LARGE);
        }
    }

    private void codings() {
        if (isOld || length != NO_LENGTH) {
            refuse(RequestRefusal.LENGTH);
        }
        var known = codings.strip();
        if (known.equals("chunked")) {
            return;
        }
        var isLast = known.matches(".*,[ \t]*chunked");
        var isOnce = known.indexOf("chunked") == known.lastIndexOf("chunked");
        refuse(isLast && isOnce ? RequestRefusal.CODING : RequestRefusal.LENGTH);
    }

    private void framing() {
        if (codings != null) {
            add("Transfer-Encoding", "chunked");
        } else if (length != NO_LENGTH) {
            add("Content-Length", String.valueOf(length));
        }
        if (closes) {
            add("Connection", "close");
        } else if (isOld && keeps) {
            add("Connection", "keep-alive");
        }
        out.add("\r\n");
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** What the server receives: the request, or one that only contains why it is refused. */
    RequestBytes canonical() {
        if (refusal == null) {
            return out;
        }
        var mark = new RequestBytes(128);
        mark.add(method.equals("HEAD") ? "HEAD" : "GET");
        mark.add(" /refused HTTP/1.1\r\nHost: mflix\r\nConnection: close\r\n" + MARK + ": " + refusal + "\r\n\r\n");
        return mark;
    }

    /** Bytes of the body; 0 when it is chunked or there is none. */
    long length() {
        return Math.max(0, length);
    }

    boolean isChunked() {
        return codings != null;
    }

    /** Nothing on this connection is a request of it after this one. */
    boolean isLast() {
        return refusal != null || closes || (isOld && !keeps);
    }
}
