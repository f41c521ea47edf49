package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

class ZoneChangesTest {
    private static final DnsRecord MX = record("example.com. 300 IN MX 10 a.example.");
    private static final DnsRecord OTHER_TTL = record("example.com. 60 IN MX 10 a.example.");
    private static final DnsRecord TXT = record("example.com. 300 IN TXT x");

    private static DnsRecord record(String line) {
        return ZoneResolver.parse(line).records().get(0);
    }

    @Test
    void aRecordIsFoundByNameAndDataWhateverItsTtl() {
        assertThat(ZoneChanges.apply(List.of(MX, TXT), List.of(new RecordChange.Delete(OTHER_TTL))))
                .containsExactly(TXT);
    }

    @Test
    void whatIsReplacedAndNotThereIsAdded() {
        assertThat(ZoneChanges.apply(List.of(TXT), List.of(new RecordChange.Replace(OTHER_TTL, MX))))
                .containsExactly(TXT, MX);
    }

    @Test
    void whatIsDeletedAndNotThereStaysAway() {
        assertThat(ZoneChanges.apply(List.of(TXT), List.of(new RecordChange.Delete(MX))))
                .containsExactly(TXT);
    }

    @Test
    void aRecordThatIsThereIsNotAddedAgain() {
        assertThat(ZoneChanges.apply(List.of(MX), List.of(new RecordChange.Add(OTHER_TTL))))
                .containsExactly(OTHER_TTL);
    }
}
