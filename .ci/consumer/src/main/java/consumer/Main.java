package consumer;

import java.util.List;

/** Tells which of the library's parts one dependency brought; fails if one is not there. */
public final class Main {
    private static final List<String> PARTS = List.of("core", "dkim", "dmarc", "mtasts", "spf");

    private Main() {}

    public static void main(String[] args) {
        boolean modules = Main.class.getModule().isNamed();
        for (String part : PARTS) {
            boolean there = modules
                    ? ModuleLayer.boot().findModule("org.domainverifier." + part).isPresent()
                    : Main.class.getResource("/META-INF/maven/org.domainverifier/domain-verifier-" + part + "/pom.xml") != null;
            if (!there) {
                throw new IllegalStateException("org.domainverifier." + part + " is not there");
            }
        }
        System.out.println("Java " + Runtime.version().feature() + ", " + (modules ? "module" : "class") + " path: " + PARTS);
    }
}
