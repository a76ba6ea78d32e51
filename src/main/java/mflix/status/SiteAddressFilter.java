package mflix.status;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;
import mflix.status.checks.SiteAddress;

/** Gives {@link SiteAddress} the address where requests arrive: the launcher's, else that of the first request. */
@WebFilter("/*")
public class SiteAddressFilter implements Filter {

    private static final String HOST = "mflix.host";
    private static final String PORT = "mflix.port";

    @Inject
    private SiteAddress ownAddress;

    @Override
    public void init(FilterConfig config) {
        var port = Integer.getInteger(PORT);
        if (port != null) {
            ownAddress.learn(
                    System.getProperty(HOST, "127.0.0.1"),
                    port,
                    config.getServletContext().getContextPath());
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.isSecure()) {
            ownAddress.learn(
                    request.getLocalAddr(),
                    request.getLocalPort(),
                    request.getServletContext().getContextPath());
        }
        chain.doFilter(request, response);
    }
}
