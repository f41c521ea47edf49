package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.junit.jupiter.api.Test;

/** What the servers and resolvers say is part of a report, if it was observed. */
class PropagationTest {
    private static final String QUESTION = "{'name': 'customer.example', 'type': 'MX'}";
    static final String SOA =
            "{'kind': 'soa', 'primary': 'ns1.dns.example', 'contact': 'admin.dns.example', 'serial': 4294967295,"
                    + " 'refresh': 7200, 'retry': 900, 'expire': 1209600, 'minimum': 300}";
    private static final String OBSERVED = """
            {'questions': [{
                'question': %1$s,
                'answer': %2$s,
                'answeredAt': '2026-11-27T09:00:00Z',
                'zone': 'customer.example',
                'servers': [{'server': 'ns1.dns.example', 'address': '192.0.2.53', 'condition': 'ANSWERED', 'answer': %2$s, 'serial': 7},
                            {'server': 'ns2.dns.example', 'condition': 'UNREACHABLE'}],
                'resolvers': [{'resolver': 'public', 'answer': %3$s, 'answeredAt': '2026-11-27T09:00:01Z', 'condition': 'OUTDATED'}],
                'wildcard': '*.customer.example',
                'negativeTtl': 'PT5M'}],
             'zones': [{
                'zone': 'customer.example',
                'delegated': ['ns1.dns.example', 'ns2.dns.example'],
                'published': ['ns1.dns.example'],
                'servers': [{'server': 'ns1.dns.example', 'address': '2001:db8::53', 'condition': 'ANSWERED',
                             'soa': {'name': 'customer.example', 'ttl': 'PT1H', 'data': %4$s}}]}],
             'aliasesBesideData': ['www.customer.example']}""".replace("\n", "");

    private final ReportJson json = ReportJson.standard();

    static String observed(String soa) {
        String mx = "{'kind': 'records', 'question': " + QUESTION
                + ", 'records': [{'name': 'customer.example', 'ttl': 'PT5M', 'data': {'kind': 'mx', 'preference': 10, 'exchange':"
                + " 'mail.trekmail.example'}}], 'aliases': [], 'origin': {'server': '192.0.2.53:53', 'authoritative': true,"
                + " 'authenticated': false}}";
        String none = "{'kind': 'noSuchName', 'question': " + QUESTION
                + ", 'aliases': [], 'negativeTtl': 'PT10M', 'origin': {'authoritative': false, 'authenticated': true}}";
        String propagation = OBSERVED.formatted(QUESTION, mx, none, soa).replace('\'', '"');
        return ReportJson.standard()
                .write(Reports.report())
                .replaceFirst("\"domainFindings\":", "\"propagation\":" + propagation + ",\"domainFindings\":");
    }

    @Test
    void whatWasObservedIsReadAndWrittenAgain() {
        DomainReport report = json.readReport(observed(SOA));
        DomainPropagation seen = report.propagation().orElseThrow();
        Propagation question = seen.questions().get(0);
        assertThat(question.servers().get(0).label()).isEqualTo("ns1.dns.example (192.0.2.53)");
        assertThat(question.servers().get(1).condition()).isEqualTo(ServerCondition.UNREACHABLE);
        assertThat(question.resolvers().get(0).condition()).isEqualTo(ResolverCondition.OUTDATED);
        assertThat(question.visibleBy()).isEqualTo(Optional.of(Instant.parse("2026-11-27T09:10:01Z")));
        assertThat(seen.zones().get(0).servers().get(0).serial()).contains(4294967295L);
        assertThat(seen.zones().get(0).delegationAgrees()).isFalse();

        assertThat(json.readReport(json.write(report))).isEqualTo(report);
    }

    @Test
    void aSerialNumberIsThatOfASoaRecord() {
        String text = observed("{'kind': 'ns', 'server': 'ns1.dns.example'}");
        assertThatExceptionOfType(ReportJsonException.class)
                .isThrownBy(() -> json.readReport(text))
                .withMessageContaining("not a SOA record")
                .matches(refused -> refused.place().equals("/report/propagation/zones/0/servers/0"));
    }
}
