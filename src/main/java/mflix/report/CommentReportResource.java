package mflix.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import mflix.request.Roles;
import org.bson.BsonDocument;

/** The most active commenters, for administrators: JSON, or CSV for clients that accept only that. */
@Singleton
@Path("/user/comment-report")
public class CommentReportResource {
    private final CommenterReport commenters;
    private final ReportLimit reportLimit;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public CommentReportResource() {
        this(null, null);
    }

    @Inject
    public CommentReportResource(CommenterReport commenters, ReportLimit reportLimit) {
        this.commenters = commenters;
        this.reportLimit = reportLimit;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Produces(MediaType.APPLICATION_JSON)
    public BsonDocument asJson() {
        return reportLimit.run(commenters::mostActive);
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Produces("text/csv; charset=utf-8; qs=0.5")
    public String asCsv() {
        return CommenterCsv.of(reportLimit.run(commenters::mostActive));
    }
}
