package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.Test;

/** What it costs to tell where aliases lead in a circle: a few questions, however many names there are and however deep they are. */
class AliasCircleTest {
    private static final MxExpectation MAIL = MxExpectation.only(10, "mail.trekmail.net");

    private final List<DnsQuestion> asked = new CopyOnWriteArrayList<>();

    /** What is asked about aliases of thirty names in circles of their own. */
    private DomainReport verify(String domain) {
        StringBuilder zone = new StringBuilder(domain + ". IN TXT own\n");
        for (int i = 0; i < 30; i++) {
            zone.append("n%d.%2$s. IN CNAME n%1$d.%2$s.\n".formatted(i, domain));
        }
        DnsResolver resolver = ZoneResolver.parse(zone.toString()).intercepted((question, next) -> {
            asked.add(question);
            return next.resolve(question);
        });
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(resolver).only(MxCheck.KEY).require(MAIL);
        for (int i = 0; i < 30; i++) {
            builder.at("n" + i, name -> name.require(MAIL));
        }
        return builder.build().verify(domain);
    }

    private long questionsForAliases() {
        return asked.stream()
                .filter(question -> question.type() == RecordType.CNAME)
                .count();
    }

    @Test
    void ofManyNamesInCirclesTenAreLookedAt() {
        DomainReport report = verify("customer.example");

        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == VerifierFinding.ALIAS_CIRCLE)
                .hasSize(10);
        assertThat(questionsForAliases())
                .as("ten names, a name beside them, and the wildcard above")
                .isEqualTo(12);
    }

    @Test
    void wildcardsAreLookedForUpToTenLevelsAbove() {
        verify("customer" + ".x".repeat(40) + ".example");

        assertThat(questionsForAliases()).isEqualTo(10 + 1 + 10);
    }
}
