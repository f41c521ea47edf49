package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.junit.jupiter.api.Test;

/** What becomes of the repair of a finding that is suppressed. */
class SuppressedRepairTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final DomainName WWW = DOMAIN.child("www");
    private static final Duration TTL = Duration.ofMinutes(5);
    private static final ManualStep STEP = new ManualStep(VerifierStep.CHECK_THE_NAME, Map.of("domain", DOMAIN));

    private static DnsRecord alias(DomainName name) {
        return new DnsRecord(name, TTL, new RecordData.Cname(DomainName.of("other.example")));
    }

    private static DnsRecord text(DomainName name, String text) {
        return new DnsRecord(name, TTL, RecordData.Txt.of(text));
    }

    /** A check with an error and a warning that is suppressed. */
    private static List<RepairStep> plan(List<RepairStep> ofError, List<RepairStep> ofSuppressed) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(MxFinding.NULL_MX, DOMAIN));
        if (!ofError.isEmpty()) {
            findings.add(Finding.of(MxFinding.NO_TARGET_WITH_ADDRESS, DOMAIN).repairedBy(ofError));
        }
        findings.add(Finding.of(MxFinding.IMPLICIT, DOMAIN).repairedBy(ofSuppressed));
        CheckStatus status = ofError.isEmpty() ? CheckStatus.WARNING : CheckStatus.INVALID;
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. NS ns.host.example."))
                .check(new StubCheck(
                        "own",
                        context -> CompletableFuture.completedFuture(
                                new StubCheck.Result(status, findings, List.of(), List.of()))))
                .only("own")
                .require(StubCheck.Expected.of("own"))
                .suppress(MxFinding.IMPLICIT)
                .build()
                .verify(DOMAIN)
                .repairs()
                .steps();
    }

    @Test
    void itIsNotInThePlan() {
        RecordChange change = new RecordChange.Add(text(WWW, "of the warning"));

        assertThat(plan(List.of(), List.of(STEP, change))).isEmpty();
        RecordChange other = new RecordChange.Add(text(DOMAIN, "of the error"));
        assertThat(plan(List.of(other), List.of(STEP, change))).containsExactly(other);
    }

    @Test
    void whatAnotherFindingAsksForAsWellStays() {
        RecordChange change = new RecordChange.Add(text(WWW, "of both"));

        assertThat(plan(List.of(change), List.of(change))).containsExactly(change);
    }

    @Test
    void whatMakesRoomForAnotherChangeStays() {
        RecordChange room = new RecordChange.Delete(alias(WWW));
        RecordChange change = new RecordChange.Add(text(WWW, "of the error"));

        assertThat(plan(List.of(change), List.of(STEP, room))).containsExactly(STEP, room, change);
        assertThat(plan(List.of(new RecordChange.Add(text(DOMAIN, "elsewhere"))), List.of(STEP, room)))
                .hasSize(1);
    }

    @Test
    void whatPutsAnErrorRightStaysWhicheverFindingItHangsOn() {
        RecordChange change = new RecordChange.Delete(text(DOMAIN, "of both"));

        assertThat(plan(List.of(STEP), List.of(change))).containsExactly(change, STEP);
    }
}
