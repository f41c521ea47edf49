package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dkim.DkimRotation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked for beside the simplest forms: aliases, addresses, services, issuers, terms, a rotation, records that are hosted. */
class OtherRecordsCostTest {
    private static final Duration BAR = Duration.ofMillis(50);
    private static final DomainName DOMAIN = DomainName.of("evil.example");

    private static DomainVerifier verifier(WorstZone zone) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.recordsOnly())
                .require(MxExpectation.hosts("a.trekmail.net", "b.trekmail.net").allowingOthers())
                .require(SpfExpectation.terms("ip4:192.0.2.0/24", "exists:%{ir}._spf.trekmail.net"))
                .require(SpfExpectation.authorizing("198.51.100.0/28"))
                .require(DkimExpectation.rotation(
                        DkimExpectation.alias("old", "old.trekmail.net"),
                        DkimExpectation.alias("dkim", "dkim.trekmail.net"),
                        DkimRotation.from(LocalDate.of(2026, 1, 1))))
                .require(DmarcExpectation.hostedAt("evil.dmarc.trekmail.net"))
                .require(RecordExpectation.cname("alias", "app.trekmail.net"))
                .require(RecordExpectation.a("address", "192.0.2.1", "192.0.2.2"))
                .require(RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net"))
                .require(RecordExpectation.caa("issuer", "letsencrypt.org"))
                .require(RecordExpectation.ns("servers", "ns1.trekmail.net", "ns2.trekmail.net"))
                .require(RecordExpectation.txt("token", "trekmail-site=1").replacing("trekmail-site="))
                .require(RecordExpectation.txtAlone("alone", "trekmail"))
                .recommend(TlsRptExpectation.hostedAt("evil.tls.trekmail.net"))
                .recommend(MtaStsExpectation.anyValid().recordHostedAt("evil.sts.trekmail.net"))
                .at(
                        "send",
                        name -> name.require(MxExpectation.only(10, "bounce.trekmail.net"))
                                .require(SpfExpectation.redirect("spf.trekmail.net")))
                .build();
    }

    static Stream<WorstAnswer> answers() {
        return Stream.concat(
                WorstAnswer.manyRecords(),
                Stream.of(
                        many("alias", 4000, i -> RecordData.Txt.of("x" + i)),
                        many("address", 4000, OtherRecordsCostTest::address),
                        many("_imaps._tcp", 2500, i -> new RecordData.Srv(i, i, 993, host("imap", i))),
                        many("issuer", 2500, i -> new RecordData.Caa(0, "issue", octets("ca" + i + ".example"))),
                        many("servers", 3000, i -> new RecordData.Ns(host("ns", i))),
                        many("token", 2500, i -> RecordData.Txt.of("trekmail-site=" + i)),
                        many("alone", 4000, i -> RecordData.Txt.of("x" + i)),
                        many("send", 3000, i -> new RecordData.Mx(i, host("mx", i))),
                        many("send", 2500, i -> RecordData.Txt.of("v=spf1 redirect=a" + i + ".example"))));
    }

    private static WorstAnswer many(String name, int size, IntFunction<RecordData> record) {
        return new WorstAnswer(name + ": " + record.apply(0).type(), size, count -> {
            WorstZone zone = new WorstZone();
            IntStream.range(0, count).forEach(i -> zone.add(name + ".evil.example", record.apply(i)));
            return zone;
        });
    }

    private static RecordData address(int i) {
        String line = "a.evil.example. 300 IN A 10.9." + i / 256 + "." + i % 256;
        return ZoneResolver.parse(line).records().get(0).data();
    }

    private static DomainName host(String name, int i) {
        return DomainName.of(name + i + ".example");
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void anAnswerCostsLittle(WorstAnswer answer) {
        Cost cost = Cost.of("other records for " + answer, answer.size(), BAR, size -> {
            DomainVerifier verifier = verifier(answer.zone().apply(size));
            return () -> verifier.verify(DOMAIN);
        });
        assertThat(cost).as("%s", answer).matches(found -> found.isRight(BAR), "within " + BAR);

        Cost instructions = Cost.of("instructions for " + answer, answer.size(), BAR, size -> {
            DomainReport report = verifier(answer.zone().apply(size)).verify(DOMAIN);
            return () -> report.recordsToPublish();
        });
        assertThat(instructions)
                .as("%s, what to publish", answer)
                .matches(found -> found.isRight(BAR), "within " + BAR);
    }
}
