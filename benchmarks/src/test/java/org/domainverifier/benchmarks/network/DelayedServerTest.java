package org.domainverifier.benchmarks.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.domainverifier.benchmarks.verification.CustomerWorld;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.junit.jupiter.api.Test;

/** The path of the whole runs: what it says is right, late, and sometimes lost. */
class DelayedServerTest {
    @Test
    void customersAreRightBehindAPathThatDelaysAndLoses() throws Exception {
        CustomerWorld world = new CustomerWorld(2);
        try (DelayedServer server = new DelayedServer(world.zone());
                DnsJavaResolver resolver = DnsJavaResolver.of(server.address())) {
            for (double loss : new double[] {0, 0.1}) {
                server.path(Duration.ofMillis(20), loss);
                long start = System.nanoTime();
                world.requireRight(world.verifier(resolver).verify(world.domain(1)));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(19));
            }
            assertThat(server.received()).isPositive();
        }
    }
}
