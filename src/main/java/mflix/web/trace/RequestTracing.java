package mflix.web.trace;

import jakarta.servlet.http.HttpServletRequest;

/** Follows requests into traces, on a server that can send such. */
public interface RequestTracing {
    /** What is done in this thread belongs to the request, until {@link RequestTrace#end}. */
    RequestTrace begin(HttpServletRequest request);

    /** A request that is being worked on. */
    interface RequestTrace {
        /** To be called in the thread that began it. */
        void end(int status, String requestId);
    }
}
