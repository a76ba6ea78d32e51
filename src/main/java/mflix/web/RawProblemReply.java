package mflix.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mflix.problem.Problem;
import mflix.web.json.BsonJson;

/** A problem as a whole answer, headers included, for what is refused before there is a servlet request. */
@SuppressWarnings("ArrayRecordComponent") // made to be sent, not to be compared
public record RawProblemReply(int status, Map<String, String> headers, byte[] body) {

    /** The answer that closes its connection, since it is unknown what would come next on it. */
    public static RawProblemReply closing(Problem problem) {
        var requestId = UUID.randomUUID().toString();
        var body = BsonJson.render(ProblemDocument.of(problem, requestId));
        var headers = new LinkedHashMap<>(SecurityHeadersFilter.ofApi(requestId));
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Type", ProblemMapper.PROBLEM_JSON);
        headers.put("Content-Length", String.valueOf(body.length));
        if (problem.kind().status() == 503) {
            headers.put("Retry-After", ProblemMapper.RETRY_AFTER_SECONDS);
        }
        headers.put("Connection", "close");
        return new RawProblemReply(problem.kind().status(), headers, body);
    }
}
