package org.domainverifier.propagation.observing;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.Freshness;
import org.domainverifier.dns.RecordType;
import org.domainverifier.propagation.DnsFinding;
import org.junit.jupiter.api.Test;

/** Aliases and wildcards where a change spreads. */
class PropagationPlaceWireTest extends SpreadingChange {
    @Test
    void anAliasAtTheTopOfTheZoneStandsBesideOtherRecords() {
        publish(2, "customer.example. 300 IN CNAME any.trekmail.net.\n");

        assertThat(codes(verify(Freshness.BOTH, authoritativeStub()))).containsExactly(DnsFinding.CNAME_BESIDE_DATA);
    }

    @Test
    void anAliasBesideTheRecordsThatAreAskedForIsFound() throws Exception {
        publish(2, "www.customer.example. 60 IN TXT \"a\"\nwww.customer.example. 60 IN CNAME mail.trekmail.net.\n");

        assertThat(observe(CUSTOMER.child("www"), RecordType.TXT).aliasesBesideData())
                .containsExactly(CUSTOMER.child("www"));
    }

    @Test
    void aWildcardIsNoticedAndAPublishedNameBesideItIsNone() throws Exception {
        publish(2, "*.customer.example. 60 IN TXT \"any\"\nhere.customer.example. 60 IN TXT \"own\"\n");

        assertThat(wildcard("_dmarc")).contains(CUSTOMER.child("*"));
        assertThat(wildcard("a.b")).contains(CUSTOMER.child("*"));
        assertThat(wildcard("here")).isEmpty();
    }

    @Test
    void aWildcardThatIsAnAliasIsNoticed() throws Exception {
        publish(2, "*.customer.example. 60 IN CNAME any.trekmail.net.\n");

        assertThat(observe(CUSTOMER.child("x"), RecordType.MX)
                        .questions()
                        .get(0)
                        .wildcard())
                .contains(CUSTOMER.child("*"));
    }
}
