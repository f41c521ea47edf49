package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialRangeTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, THIS_NETWORK",
        "0.255.255.255, THIS_NETWORK",
        "10.0.0.1, PRIVATE",
        "10.255.255.255, PRIVATE",
        "100.64.0.0, SHARED",
        "100.127.255.255, SHARED",
        "127.0.0.1, LOOPBACK",
        "127.255.255.254, LOOPBACK",
        "169.254.169.254, LINK_LOCAL",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.0.0.8, PROTOCOL_ASSIGNMENT",
        "192.0.2.1, DOCUMENTATION",
        "192.31.196.1, PROTOCOL_ASSIGNMENT",
        "192.52.193.1, PROTOCOL_ASSIGNMENT",
        "192.88.99.1, TUNNEL",
        "192.168.1.1, PRIVATE",
        "192.175.48.1, PROTOCOL_ASSIGNMENT",
        "198.18.0.1, BENCHMARKING",
        "198.19.255.255, BENCHMARKING",
        "198.51.100.1, DOCUMENTATION",
        "203.0.113.1, DOCUMENTATION",
        "224.0.0.1, MULTICAST",
        "239.255.255.255, MULTICAST",
        "240.0.0.1, RESERVED",
        "255.255.255.254, RESERVED",
        "255.255.255.255, BROADCAST",
        "::, THIS_NETWORK",
        "::1, LOOPBACK",
        "::7f00:1, EMBEDDED_IPV4",
        "::808:808, EMBEDDED_IPV4",
        "::ffff:0:808:808, EMBEDDED_IPV4",
        "64:ff9b::7f00:1, LOOPBACK",
        "64:ff9b::a9fe:a9fe, LINK_LOCAL",
        "64:ff9b::a00:1, PRIVATE",
        "64:ff9b:1::1, LOCAL_TRANSLATION",
        "100::1, DISCARD",
        "100:0:0:1::1, DISCARD",
        "2001::1, TUNNEL",
        "2001:2::1, BENCHMARKING",
        "2001:10::1, PROTOCOL_ASSIGNMENT",
        "2001:20::1, PROTOCOL_ASSIGNMENT",
        "2001:1ff::1, PROTOCOL_ASSIGNMENT",
        "2001:db8::1, DOCUMENTATION",
        "2002:7f00:1::1, TUNNEL",
        "2002:808:808::1, TUNNEL",
        "2620:4f:8000::1, PROTOCOL_ASSIGNMENT",
        "3fff::1, DOCUMENTATION",
        "3fff:fff:ffff::1, DOCUMENTATION",
        "4000::1, RESERVED",
        "5f00::1, PROTOCOL_ASSIGNMENT",
        "200::1, RESERVED",
        "fc00::1, PRIVATE",
        "fd00::1, PRIVATE",
        "fe80::1, LINK_LOCAL",
        "febf::1, LINK_LOCAL",
        "fec0::1, PRIVATE",
        "ff02::1, MULTICAST"
    })
    void specialAddressesAreKnown(String literal, SpecialRange range) throws UnknownHostException {
        assertThat(SpecialRange.of(InetAddress.getByName(literal))).contains(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "64:ff9b::808:808",
                "2000::1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2001:db7:ffff::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700::1",
                "2620:4f:7fff::1",
                "3ffe::1",
                "3fff:1000::1"
            })
    void neighboursOfTheRangesArePublic(String literal) throws UnknownHostException {
        assertThat(SpecialRange.of(InetAddress.getByName(literal))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "8.8.8.8"})
    void anAddressMappedIntoIpv6IsSpecialWhateverIsInside(String ipv4) throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(InetAddress.getByName(ipv4).getAddress(), 0, mapped, 12, 4);
        assertThat(SpecialRange.of(Inet6Address.getByAddress(null, mapped, -1))).contains(SpecialRange.EMBEDDED_IPV4);
    }

    @Test
    void aScopeChangesNothing() throws UnknownHostException {
        byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
        assertThat(SpecialRange.of(Inet6Address.getByAddress(null, linkLocal, 1)))
                .contains(SpecialRange.LINK_LOCAL);
    }
}
