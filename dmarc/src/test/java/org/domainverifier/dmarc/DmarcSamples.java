package org.domainverifier.dmarc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;

/** One real finding of each kind. */
final class DmarcSamples {
    private DmarcSamples() {}

    static Map<String, Finding> findings() {
        Map<String, Finding> samples = new LinkedHashMap<>();
        DmarcExpectation any = DmarcExpectation.anyValid();
        List.of(
                        DmarcCheckTest.verify("", any),
                        DmarcCheckTest.verify(
                                ZoneResolver.builder()
                                        .timeout("_dmarc.example.com")
                                        .build(),
                                "example.com",
                                any),
                        own("p=none", "p=reject"),
                        DmarcCheckTest.verify("_dmarc.example.com. IN TXT \"\\\"v=DMARC1; p=none\\\"\"", any),
                        DmarcCheckTest.verify("_dmarc.example.com. IN TXT \"v=DMARC1 p=none\"", any),
                        DmarcCheckTest.verify("example.com. IN TXT \"v=DMARC1; p=none\"", any),
                        DmarcCheckTest.verify("_dmarc.example.com. IN TXT \"v=spf1 -all\"", any),
                        DmarcCheckTest.verify("a.example.com", "_dmarc.example.com. IN TXT \"v=DMARC1; p=none\"", any),
                        DmarcCheckTest.verify("_dmarc.com. IN TXT \"v=DMARC1; p=none; psd=y\""),
                        own("p=none; rua"),
                        own("p=none; p=reject"),
                        own("p=none; foo=bar; pct=10; fo=1"),
                        own("t=n; p=none; rua=mailto:a@example.com!10m,https://example.com/,a@example.com"),
                        own("p=none; t=x"),
                        own("p=x"),
                        own("sp=none"),
                        own("p=reject; sp=none; t=y; psd=y"),
                        own("p=reject; np=none"),
                        DmarcCheckTest.verify(
                                "a.example.com",
                                "_dmarc.example.com. IN TXT \"v=DMARC1; p=none\"\n"
                                        + "_dmarc.a.example.com. IN TXT \"v=DMARC1; p=none; sp=reject\""),
                        own("p=reject; rua=mailto:a@other.test"),
                        DmarcCheckTest.verify(
                                "_dmarc.example.com. IN TXT \"v=DMARC1; p=reject; rua=mailto:a@other.test\"\n"
                                        + "*._report._dmarc.other.test. IN TXT \"v=DMARC1; rua=mailto:a@third.test\""),
                        DmarcCheckTest.verify(
                                ZoneResolver.builder()
                                        .zone(
                                                "_dmarc.example.com. IN TXT \"v=DMARC1; p=reject; rua=mailto:a@other.test\"")
                                        .servfail("example.com._report._dmarc.other.test")
                                        .build(),
                                "example.com"),
                        DmarcCheckTest.verify(
                                "_dmarc.example.com. IN TXT \"v=DMARC1; p=none\"",
                                any.atLeast(DmarcPolicy.REJECT).reportingTo("mailto:a@example.com")),
                        withoutSenders())
                .forEach(result -> result.findings()
                        .forEach(finding -> samples.putIfAbsent(finding.code().id(), finding)));
        return samples;
    }

    private static DmarcResult own(String... tags) {
        StringBuilder zone = new StringBuilder();
        for (String each : tags) {
            zone.append(DmarcCheckTest.own("v=DMARC1; " + each));
        }
        return DmarcCheckTest.verify(zone.toString());
    }

    /** What the judge says where neither SPF nor DKIM is of use. */
    static DmarcResult withoutSenders() {
        return judge("v=DMARC1; p=reject", SenderMechanisms.State.UNUSABLE, SenderMechanisms.State.UNUSABLE);
    }

    static DmarcResult judge(String record, SenderMechanisms.State spf, SenderMechanisms.State dkim) {
        DomainName domain = DomainName.of("example.com");
        ZoneResolver dns = ZoneResolver.parse(DmarcCheckTest.own(record));
        DnsAnswer own = dns.resolve(DomainName.of("_dmarc.example.com"), RecordType.TXT)
                .toCompletableFuture()
                .join();
        DmarcTreeWalk walk = DmarcTreeWalk.from(domain, dns, DmarcTreeWalk.Pace.AT_ONCE)
                .toCompletableFuture()
                .join();
        return new DmarcJudge(
                        new DmarcFacts(
                                domain,
                                Optional.of(own),
                                walk,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                new SenderMechanisms(spf, dkim)),
                        List.of(new Expected<>(DmarcExpectation.anyValid(), Requirement.REQUIRED)))
                .judge();
    }
}
