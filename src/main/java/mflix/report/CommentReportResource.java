package mflix.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bson.BsonDocument;

/** Who comments most, for administrators: JSON, or CSV for those who ask for that alone. */
@Singleton
@Path("/user/comment-report")
public class CommentReportResource {
    private static final String ADMIN = "admin";

    private final Commenters commenters;
    private final AtATime atATime;

    @Inject
    public CommentReportResource(Commenters commenters, AtATime atATime) {
        this.commenters = commenters;
        this.atATime = atATime;
    }

    @GET
    @RolesAllowed(ADMIN)
    @Produces(MediaType.APPLICATION_JSON)
    public BsonDocument asJson() {
        return atATime.run(commenters::mostActive);
    }

    @GET
    @RolesAllowed(ADMIN)
    @Produces("text/csv; charset=utf-8; qs=0.5")
    public String asCsv() {
        return Csv.of(atATime.run(commenters::mostActive));
    }
}
