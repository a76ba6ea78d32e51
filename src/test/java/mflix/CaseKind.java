package mflix;

import java.util.regex.Pattern;

/** The kinds of tests that the legend of docs/matrix.md defines; such a test is recognized by the name of its class, and by its source. */
enum CaseKind {
    U,
    R,
    C,
    F,
    K,
    B,
    S,
    M,
    P;

    /** Integration tests that read the files of the build and start nothing. */
    private static final Pattern FILES = Pattern.compile("(PackagedNotices|ServerJar)IT");

    private static final Pattern REAL = Pattern.compile(".*OnReal\\w*Test");
    private static final Pattern FAILING_DATABASE = Pattern.compile("\\b(FakeReplicaSet|FakeMongo|TcpProxy)\\b");
    /** Whatever of the tests starts a process; not {@code ChildServer.await} and the like. */
    private static final Pattern PROCESS =
            Pattern.compile("\\b(ProcessBuilder|TestJvm|JvmBeside|DurableChild|ChildProcess|GuideShell|Image"
                    + "|ContextRoot\\.(start|launch)|ChildServer\\.(start\\w*|commandLine))\\b");

    boolean isProvedBy(String name, String source) {
        return switch (this) {
            case U, R -> name.matches(".*(Test|Contract)")
                    && !REAL.matcher(name).matches();
            case C -> isOfTheSite(name);
            case F -> isOfTheSite(name) && FAILING_DATABASE.matcher(source).find();
            case K -> PROCESS.matcher(source).find();
            case B -> name.endsWith("BrowserIT");
            case S -> name.equals("ServersSuite");
            case M -> REAL.matcher(name).matches() || name.endsWith("Contract") || source.contains("REAL_SERVER");
            case P -> FILES.matcher(name).matches();
        };
    }

    private static boolean isOfTheSite(String name) {
        return name.endsWith("IT")
                && !name.endsWith("BrowserIT")
                && !FILES.matcher(name).matches();
    }
}
