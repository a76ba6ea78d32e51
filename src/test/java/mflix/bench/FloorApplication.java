package mflix.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application with {@link FloorServlet} and {@link FloorResource} and nothing else. */
@ApplicationPath("/rest")
public class FloorApplication extends Application {}
