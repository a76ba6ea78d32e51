package mflix.grizzly;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * The transports of this server's HTTP listeners. Payara keeps them in a service of its own, whose classes are published in no
 * repository; so they are called by name.
 */
final class HttpListeners {
    private static final String SERVICES = "org.glassfish.internal.api.Globals";
    private static final String CONFIGURED = "org.glassfish.grizzly.config.dom.NetworkListener";
    private static final String RUNNING = "com.sun.enterprise.v3.services.impl.GrizzlyService";
    private static final String FOR_ADMINISTRATORS = "admin-listener";

    private HttpListeners() {}

    /**
     * The transports that listen for visitors, by the names of their listeners.
     *
     * @throws ReflectiveOperationException on a server that is not Payara, or an unsupported version of Payara
     */
    static Map<String, TCPNIOTransport> transports() throws ReflectiveOperationException {
        var services = Class.forName(SERVICES).getMethod("getDefaultHabitat").invoke(null);
        var running = services.getClass()
                .getMethod("getService", Class.class, Annotation[].class)
                .invoke(services, Class.forName(RUNNING), new Annotation[0]);
        if (running == null) {
            throw new ClassNotFoundException("no service " + RUNNING);
        }
        var configured = (List<?>) services.getClass()
                .getMethod("getAllServices", Type.class, Annotation[].class)
                .invoke(services, Class.forName(CONFIGURED), new Annotation[0]);
        var found = new LinkedHashMap<String, TCPNIOTransport>();
        for (var listener : configured) {
            var name = String.valueOf(call(listener, CONFIGURED, "getName"));
            if (!FOR_ADMINISTRATORS.equals(name) && transport(running, listener) instanceof TCPNIOTransport transport) {
                found.put(name, transport);
            }
        }
        return found;
    }

    // null for one that is configured but does not listen
    private static Object transport(Object running, Object listener) throws ReflectiveOperationException {
        var proxy = running.getClass()
                .getMethod("lookupNetworkProxy", Class.forName(CONFIGURED))
                .invoke(running, listener);
        if (proxy == null) {
            return null;
        }
        var underlying = proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
        return underlying.getClass().getMethod("getTransport").invoke(underlying);
    }

    private static Object call(Object target, String type, String method) throws ReflectiveOperationException {
        return Class.forName(type).getMethod(method).invoke(target);
    }
}
