package mflix.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mflix.request.EntityTagList;
import mflix.web.reply.RenderedReply;

/** A file of the site as it is sent to browsers: plain or packed, or 304 when they have it. It is packed once. */
final class StaticFile {
    private final RenderedReply plain;
    private final String type;

    /** {@code type}: a media type of text, with its charset. */
    StaticFile(byte[] bytes, String type) {
        this.plain = RenderedReply.of(bytes);
        this.type = type;
    }

    /** Sends it with this status. */
    void send(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        var sent = plain.forClient(request.getHeader("Accept-Encoding"));
        response.setHeader("ETag", sent.tag());
        if (status == HttpServletResponse.SC_OK
                && EntityTagList.of(request.getHeader("If-None-Match")).matches(plain.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(status);
        response.setContentType(type);
        write(request, response, sent);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, RenderedReply sent)
            throws IOException {
        if (sent.isPacked()) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var bytes = sent.bytes();
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
