package mflix.mongo;

/** Whether what only a classroom may have is open: on when embedded, else off, unless {@code mflix.demo-mode} says otherwise. */
public record DemoMode(boolean on) {

    static DemoMode from(Config config, MongoSettings settings) {
        return new DemoMode(config.flag("mflix.demo-mode").orElse(settings.isEmbedded()));
    }
}
