package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.exports.Tools;
import org.domainverifier.publish.ExportFormat;
import org.domainverifier.publish.Exports;
import org.domainverifier.publish.PlanExport;
import org.domainverifier.publish.ZonePlan;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/** What {@code docs/publishing.md} shows, run: each block of code there stands here too. */
class PublishingGuideTest {
    private static final DomainName ZONE = DomainName.of("customer.example");
    private static final ZoneResolver DNS = ZoneResolver.parse("""
            customer.example.  300 IN TXT "v=spf1 include:_spf.shop.example ~all"
            customer.example.  300 IN TXT "google-site-verification=1"
            spf.trekmail.net.  300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
            _spf.shop.example. 300 IN TXT "v=spf1 ip4:198.51.100.0/28 -all"
            """);

    static String changeBatch(DomainReport report, DomainName zone, DnsResolver authority) {
        ZonePlan plan = ZonePlan.of(report, zone).asking(authority).join();
        PlanExport export = Exports.route53().write(plan);
        if (export instanceof PlanExport.Refused refused) {
            return refused.reasons().get(0).message();
        }
        return export.text().orElseThrow();
    }

    private static DomainReport report(DnsResolver resolver) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .require(SpfExpectation.include("spf.trekmail.net"))
                .build()
                .verify("customer.example");
    }

    @Test
    void theGuidesCodeIsCompiledAndTheTokenStays() throws IOException {
        GuidePage.of("publishing.md").isCompiledIn(1, GuidePage.sourceOf(PublishingGuideTest.class));
        DnsResolver authority = question ->
                DNS.resolve(question).thenApply(answer -> answer.from(AnswerOrigin.of("192.0.2.53:53", true, false)));

        assertThat(changeBatch(report(authority), ZONE, authority))
                .contains("include:spf.trekmail.net", "google-site-verification=1");
        assertThat(changeBatch(report(DNS), ZONE, DNS)).contains("was said by a cache");
    }

    @Test
    void theTableHasEveryFormat() throws IOException {
        String guide = GuidePage.of("publishing.md").text();
        List<String> ids = Exports.all(Messages.of(Locale.ENGLISH)).stream()
                .map(ExportFormat::id)
                .toList();

        assertThat(ids).containsExactlyInAnyOrderElementsOf(Tools.ALL.keySet());
        assertThat(ids).allSatisfy(id -> assertThat(guide).contains("| `" + id + "` |"));
    }
}
