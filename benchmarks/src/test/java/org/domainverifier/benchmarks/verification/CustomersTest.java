package org.domainverifier.benchmarks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is what it is called. */
class CustomersTest {
    @ParameterizedTest
    @EnumSource(names = {"RIGHT", "SENDERS"})
    void customersWhoDidAsAskedHaveNothingToChange(CustomerShape shape) {
        DomainReport report = new Customers(shape).verifyNext();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.repairs().changes()).isEmpty();
    }

    @Test
    void aBrokenCustomerHasAPlanOfSeveralChanges() {
        DomainReport report = new Customers(CustomerShape.BROKEN).verifyNext();
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.repairs().changes()).hasSizeGreaterThan(5);
    }
}
