package mflix.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * Makes Payara keep the class loader with which it prepares an application. Payara holds it by a {@code WeakReference} only,
 * so a garbage collection at the wrong moment of a deployment took it away: "DeploymentContext does not contain any EJB",
 * and nothing was deployed. The server clears the reference itself when it makes the final loader, so a strong one keeps
 * nothing too long.
 */
public final class LoaderKeeper implements ClassFileTransformer {
    static final String CONTEXT = "org/glassfish/deployment/common/DeploymentContextImpl";
    static final String WEAK = "java/lang/ref/WeakReference";
    // as long as the other, so that no length in the class file changes
    static final String STRONG = "mflix/agent/StrongReference";

    private final Instrumentation jvm;

    LoaderKeeper(Instrumentation jvm) {
        this.jvm = jvm;
    }

    /** Called by the JVM before the server's own {@code main}. */
    public static void premain(String options, Instrumentation jvm) {
        jvm.addTransformer(new LoaderKeeper(jvm));
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (!CONTEXT.equals(name)) {
            return null; // which leaves it as it is
        }
        jvm.removeTransformer(this);
        return withStrongReference(classFile);
    }

    static byte[] withStrongReference(byte[] classFile) {
        return new String(classFile, ISO_8859_1).replace(WEAK, STRONG).getBytes(ISO_8859_1);
    }
}
