package org.domainverifier.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GateTest {
    private Instant now = Instant.EPOCH;
    private final Gate gate = new Gate(new StrangersProperties(3, 2), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aClientHasItsShareOfEachMinute() {
        for (int i = 0; i < 3; i++) {
            gate.enter("192.0.2.1").close();
        }
        assertThatThrownBy(() -> gate.enter("192.0.2.1")).hasMessage("too-many-requests");
        gate.enter("192.0.2.2").close();

        now = now.plus(Duration.ofMinutes(1));

        gate.enter("192.0.2.1").close();
    }

    @Test
    void whoGoesOnAskingWhileRefusedDoesNotWaitLonger() {
        for (int i = 0; i < 3; i++) {
            gate.enter("192.0.2.1").close();
        }
        now = now.plus(Duration.ofSeconds(59));
        assertThatThrownBy(() -> gate.enter("192.0.2.1")).isInstanceOf(RefusedException.class);

        now = now.plus(Duration.ofSeconds(1));

        gate.enter("192.0.2.1").close();
    }

    @Test
    void noMoreAreInsideThanThereArePlaces() {
        Gate.Place first = gate.enter("192.0.2.1");
        gate.enter("192.0.2.2");
        assertThatThrownBy(() -> gate.enter("192.0.2.3")).hasMessage("busy");

        first.close();
        first.close(); // given back once

        gate.enter("192.0.2.3");
        assertThatThrownBy(() -> gate.enter("192.0.2.4")).hasMessage("busy");
    }

    @Test
    void allAddressesOfAnIpv6NetworkAreOneClient() {
        assertThat(Client.of("2001:db8:0:1::1")).isEqualTo(Client.of("2001:db8:0:1:ffff::2"));
        assertThat(Client.of("2001:db8:0:1::1")).isNotEqualTo(Client.of("2001:db8:0:2::1"));
        assertThat(Client.of("192.0.2.1")).isNotEqualTo(Client.of("192.0.2.2"));
        assertThat(Client.of("not:an:address")).isEqualTo("not:an:address");
    }

    @Test
    void manyClientsDoNotFillTheMemory() {
        for (int i = 0; i < 30_000; i++) {
            gate.enter("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256).close();
        }
        assertThat(gate.clients()).isEqualTo(10_000);
    }
}
