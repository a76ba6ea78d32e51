package mflix.report;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import mflix.request.QueryParameters;
import org.bson.BsonDocument;

/** Reports for everyone. */
@Singleton
@Path("/reports")
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {
    private static final String A_MINUTE = "public, max-age=60";

    private final RatingReports ratings;
    private final DecadeRatings decades;
    private final MostCommentedReport commented;
    private final ReportLimit reportLimit;

    /** Jakarta REST asks for one without parameters; CDI calls the other. */
    public ReportResource() {
        this(null, null, null, null);
    }

    @Inject
    public ReportResource(
            RatingReports ratings, DecadeRatings decades, MostCommentedReport commented, ReportLimit reportLimit) {
        this.ratings = ratings;
        this.decades = decades;
        this.commented = commented;
        this.reportLimit = reportLimit;
    }

    @GET
    @Path("/by-year")
    @PermitAll
    public Response byYear() {
        return reply(reportLimit.run(ratings::byYear));
    }

    @GET
    @Path("/by-director")
    @PermitAll
    public Response byDirector(@Context UriInfo uri) {
        var limit = limit(uri, 100);
        return reply(reportLimit.run(() -> ratings.byDirector(limit)));
    }

    @GET
    @Path("/by-genre")
    @PermitAll
    public Response byGenre(@Context UriInfo uri) {
        var limit = limit(uri, 100);
        return reply(reportLimit.run(() -> ratings.byGenre(limit)));
    }

    @GET
    @Path("/by-country")
    @PermitAll
    public Response byCountry(@Context UriInfo uri) {
        var limit = limit(uri, 100);
        return reply(reportLimit.run(() -> ratings.byCountry(limit)));
    }

    @GET
    @Path("/ratings-by-decade")
    @PermitAll
    public Response ratingsByDecade() {
        return reply(reportLimit.run(decades::compared));
    }

    @GET
    @Path("/most-commented")
    @PermitAll
    public Response mostCommented(@Context UriInfo uri) {
        var limit = limit(uri, 50);
        return reply(reportLimit.run(() -> commented.most(limit)));
    }

    private static int limit(UriInfo uri, int most) {
        var parameters = QueryParameters.of(uri.getQueryParameters(), Set.of("limit"), Set.of());
        var limit = parameters.wholeNumber("limit", 1, most, 20);
        parameters.check();
        return limit;
    }

    private static Response reply(BsonDocument report) {
        return Response.ok(report).header(HttpHeaders.CACHE_CONTROL, A_MINUTE).build();
    }
}
