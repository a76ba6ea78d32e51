package mflix.architecture.broken.east;

import mflix.architecture.broken.west.WestEnd;

/** Half of a circle of packages. */
public final class EastEnd {
    static final EastEnd END = new EastEnd();

    public WestEnd west() {
        return new WestEnd();
    }
}
