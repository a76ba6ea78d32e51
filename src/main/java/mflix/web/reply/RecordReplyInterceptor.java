package mflix.web.reply;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Replies that are records: the server's JSON-B writes them into memory, so that they too are sent with their length in one
 * write, and packed when that is worth it.
 */
@Provider
@Singleton
public class RecordReplyInterceptor implements WriterInterceptor {
    /** The property of the request that holds what the client accepts as {@code Content-Encoding}. */
    public static final String ACCEPT_ENCODING = "mflix.accept-encoding";

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getEntity() instanceof Record)) {
            context.proceed();
            return;
        }
        var out = context.getOutputStream();
        var json = new ByteArrayOutputStream();
        context.setOutputStream(json);
        context.proceed();
        context.setOutputStream(out);
        out.write(sent(context, RenderedReply.of(json.toByteArray())).bytes());
    }

    private static RenderedReply sent(WriterInterceptorContext context, RenderedReply reply) {
        var sent = reply.forClient((String) context.getProperty(ACCEPT_ENCODING));
        if (sent.isPacked()) {
            context.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        context.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, Integer.toString(sent.bytes().length));
        return sent;
    }
}
