package mflix.status;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;

/** Tells {@link OwnAddress} where requests arrive. */
@WebFilter("/*")
public class AddressFilter implements Filter {

    @Inject
    private OwnAddress ownAddress;

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
