package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailRouteTest {
    private static final DomainName DOMAIN = DomainName.of("example.com");

    @ParameterizedTest
    @CsvSource({
        "example.com. IN MX 10 mx.example.com., EXCHANGER",
        "example.com. IN MX 0 ., NULL_MX",
        "example.com. IN A 192.0.2.1, ADDRESS",
        "example.com. IN AAAA 2001:db8::1, ADDRESS",
        "example.com. IN TXT x, NONE",
        "other.example. IN TXT x, NONE",
        "example.com. IN CNAME other.example., NONE",
    })
    void aDomainTakesMailByAnExchangerOrAnAddress(String zone, MailRoute expected) {
        assertThat(MailRoute.to(DOMAIN, ZoneResolver.parse(zone)).join()).isEqualTo(expected);
    }

    /** RFC 5321 §5.1: addresses count only where a server said that there are no MX records. */
    @Test
    void aFailureIsNoAbsence() {
        DnsResolver withoutMx = ZoneResolver.builder()
                .zone("example.com. IN A 192.0.2.1")
                .servfail("example.com", RecordType.MX)
                .build();
        DnsResolver withoutAddresses = ZoneResolver.builder()
                .zone("example.com. IN TXT x")
                .servfail("example.com", RecordType.AAAA)
                .build();

        assertThat(MailRoute.to(DOMAIN, withoutMx).join()).isEqualTo(MailRoute.NOT_DETERMINED);
        assertThat(MailRoute.to(DOMAIN, withoutAddresses).join()).isEqualTo(MailRoute.NOT_DETERMINED);
    }

    @Test
    void addressesAreAskedForOnlyWhereThereIsNoExchanger() {
        List<RecordType> asked = new ArrayList<>();
        ZoneResolver zone =
                ZoneResolver.parse("example.com. IN MX 10 mx.example.com.\nhost.example.com. IN A 192.0.2.1");
        DnsResolver recorded = question -> {
            asked.add(question.type());
            return zone.resolve(question);
        };

        MailRoute.to(DOMAIN, recorded).join();
        assertThat(asked).containsExactly(RecordType.MX);
        MailRoute.to(DomainName.of("gone.example.com"), recorded).join();
        assertThat(asked).containsExactly(RecordType.MX, RecordType.MX);
        MailRoute.to(DomainName.of("host.example.com"), recorded).join();
        assertThat(asked).containsExactly(RecordType.MX, RecordType.MX, RecordType.MX, RecordType.A, RecordType.AAAA);
    }

    @Test
    void whatIsNotKnownIsNeitherTakenNorRefused() {
        assertThat(MailRoute.values())
                .filteredOn(MailRoute::takesMail)
                .containsExactly(MailRoute.EXCHANGER, MailRoute.ADDRESS);
        assertThat(MailRoute.values())
                .filteredOn(MailRoute::refusesMail)
                .containsExactly(MailRoute.NONE, MailRoute.NULL_MX);
    }
}
