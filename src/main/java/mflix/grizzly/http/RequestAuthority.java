package mflix.grizzly.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of a host and perhaps a port, as RFC 3986 writes them; without a user, as HTTP requires. */
final class RequestAuthority {
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_PORT = 8; // zeros in front included

    private RequestAuthority() {}

    static boolean isValid(String authority) {
        var end = endOfHost(authority);
        return end > 0 && isPort(authority.substring(end));
    }

    // 0 when there is none
    private static int endOfHost(String authority) {
        if (authority.startsWith("[")) {
            var end = authority.indexOf(']') + 1;
            return end > 0 && isIpv6(authority.substring(0, end)) ? end : 0;
        }
        var colon = authority.indexOf(':');
        var end = colon < 0 ? authority.length() : colon;
        return isName(authority, end) ? end : 0;
    }

    private static boolean isName(String authority, int end) {
        for (int i = 0; i < end; i++) {
            var sign = authority.charAt(i);
            var isBrokenEscape = sign == '%' && (i + 2 >= end || !isHexadecimal(authority, i + 1, i + 3));
            if (!OctetClass.isOfName(sign) || isBrokenEscape) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexadecimal(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(sign -> OctetClass.hexadecimal(sign) >= 0);
    }

    // A host in brackets is never looked up by name.
    private static boolean isIpv6(String bracketed) {
        var inner = bracketed.substring(1, bracketed.length() - 1);
        if (inner.indexOf(':') < 0
                || !inner.chars().allMatch(sign -> sign == ':' || sign == '.' || OctetClass.hexadecimal(sign) >= 0)) {
            return false;
        }
        try {
            return InetAddress.getByName(bracketed) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isPort(String rest) {
        if (rest.length() <= 1) {
            return rest.isEmpty() || rest.equals(":");
        }
        return rest.charAt(0) == ':'
                && rest.length() <= LONGEST_PORT + 1
                && rest.chars().skip(1).allMatch(OctetClass::isDigit)
                && Integer.parseInt(rest.substring(1)) <= HIGHEST_PORT;
    }
}
