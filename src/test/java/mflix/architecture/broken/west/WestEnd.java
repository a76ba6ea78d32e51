package mflix.architecture.broken.west;

import mflix.architecture.broken.east.EastEnd;

/** Half of a circle of packages. */
public final class WestEnd {
    public EastEnd east() {
        return new EastEnd();
    }
}
