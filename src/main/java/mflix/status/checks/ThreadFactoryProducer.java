package mflix.status.checks;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The server's own factory of threads: they have the application's class loader and names, and end with it. */
@ApplicationScoped
public class ThreadFactoryProducer {

    @Produces
    @Resource
    ManagedThreadFactory factory;
}
