package mflix.it;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import mflix.mongo.MongoConnection;
import mflix.testing.Deployments;
import mflix.testing.TimerList;
import org.bson.Document;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs inside the server, as a bean of the application would see it: the client and its database are injected and work, there
 * is one client, the timer of the migrations is set, and the client is closed with its context. It has a server of its own,
 * since afterwards that one has no database any more.
 */
@Tag("F-162")
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class MongoClientIT {
    @ArquillianResource
    private Deployer deployer;

    @Inject
    private MongoClient client;

    @Inject
    private MongoDatabase database;

    @Inject
    private BeanManager beans;

    @EJB
    private TimerList timers;

    @Test
    @Order(1)
    @RunAsClient
    void deploy() {
        deployer.deploy(Deployments.ENRICHED);
    }

    @Test
    @Order(2)
    @OperateOnDeployment("enriched")
    void injectedClientAndDatabaseWorkAndAreOne() {
        assertEquals("sample_mflix", database.getName());
        assertEquals(
                1,
                database.runCommand(new Document("ping", 1))
                        .get("ok", Number.class)
                        .intValue());
        client.getDatabase("sample_mflix").getCollection("movies").find().first();
        assertNotSame(client, contextual(), "what is injected must be a proxy");
        assertEquals(1, MongoConnection.clientsMade());
    }

    @Test
    @Order(3)
    @OperateOnDeployment("enriched")
    void timerOfTheMigrationsIsSet() {
        assertEquals(List.of("*:*:*/10"), timers.schedules());
    }

    @Test
    @Order(4)
    @OperateOnDeployment("enriched")
    void clientIsClosedWithItsContext() {
        var made = contextual();
        assertDoesNotThrow(() -> made.listDatabaseNames().first());
        ((AlterableContext) beans.getContext(ApplicationScoped.class))
                .destroy(beans.resolve(beans.getBeans(MongoClient.class)));
        assertThrows(IllegalStateException.class, () -> made.listDatabaseNames().first());
    }

    @Test
    @Order(5)
    @RunAsClient
    void undeploy() {
        deployer.undeploy(Deployments.ENRICHED);
    }

    private MongoClient contextual() {
        client.getClusterDescription(); // the proxy makes it at the first call
        var bean = beans.resolve(beans.getBeans(MongoClient.class));
        return (MongoClient) beans.getContext(ApplicationScoped.class).get(bean);
    }
}
