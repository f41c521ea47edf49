package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, 53",
        "127.0.0.1:5353, 127.0.0.1, 5353",
        "[::1]:5353, 0:0:0:0:0:0:0:1, 5353",
        "[::1], 0:0:0:0:0:0:0:1, 53",
        "::1, 0:0:0:0:0:0:0:1, 53",
        "2001:db8::53, 2001:db8:0:0:0:0:0:53, 53",
        "localhost:65535, 127.0.0.1, 65535",
    })
    void hostAndPortAreRead(String text, String host, int port) {
        InetSocketAddress address = DnsServerAddress.of(text);

        assertThat(address.getAddress().getHostAddress()).isEqualTo(host);
        assertThat(address.getPort()).isEqualTo(port);
        assertThat(DnsServerAddress.of(DnsServerAddress.format(address))).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":53",
                "127.0.0.1:",
                "127.0.0.1:0",
                "127.0.0.1:65536",
                "127.0.0.1:dns",
                "127.0.0.1:-1",
                "127.0.0.1:５３",
                "1.2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "[::1",
                "::1]",
                "[]",
                "[127.0.0.1]:53",
                "[::1]53",
                "[::1]:",
                "[gg::1]:53",
                ":::",
                "host name",
                "http://127.0.0.1",
                "127.0.0.1/53",
                "a..b",
                "\u0000",
                "ns\n1",
            })
    void whatIsNoAddressIsRefusedWithTheTextAndTheReason(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsServerAddress.of(text))
                .withMessageStartingWith("not the address of a DNS server: \"")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n", "\u0000"));
    }

    @Test
    void aNameWithoutAddressIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsServerAddress.of("no-such-host.invalid:53"))
                .withMessageContaining("the host has no address");
    }
}
