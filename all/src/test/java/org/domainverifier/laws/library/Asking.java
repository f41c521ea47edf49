package org.domainverifier.laws.library;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.laws.zone.Answer;

/** Asks a server over the wire and gives its answers in plain words. */
public final class Asking implements AutoCloseable {
    private final DnsJavaResolver resolver;

    private Asking(DnsJavaResolver resolver) {
        this.resolver = resolver;
    }

    /** Asks this server only. */
    public static Asking of(InetSocketAddress server) {
        return new Asking(DnsJavaResolver.builder()
                .server(server)
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    public Answer ask(String name, String type) {
        return Library.ask(resolver, name, type);
    }

    @Override
    public void close() {
        resolver.close();
    }
}
