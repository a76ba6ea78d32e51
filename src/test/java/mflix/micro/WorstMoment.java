package mflix.micro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** A Java agent that makes what may happen to the server's class loader, a collection at the wrong moment, happen each time. */
public final class WorstMoment implements ClassFileTransformer {
    private static final String HUNGRY = "mflix/micro/GcHungryWeakRef";

    private WorstMoment() {}

    public static void premain(String options, Instrumentation jvm) {
        jvm.addTransformer(new WorstMoment());
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (!"org/glassfish/deployment/common/DeploymentContextImpl".equals(name)) {
            return null;
        }
        var text = new String(classFile, ISO_8859_1);
        return text.replace("java/lang/ref/WeakReference", HUNGRY).getBytes(ISO_8859_1);
    }
}
