package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Requirement;
import org.domainverifier.domainconnect.PublicTemplatesVerifiedTest.Customer;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each record of a customer of each public template in turn: removed, almost right, or beside somebody else's. */
class PublicTemplatesDamagedTest {
    static List<RawTemplate> templates() throws IOException {
        return PublicTemplatesVerifiedTest.templates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void isNeverCorrectAndThePlanPutsItRight(RawTemplate template) throws IOException {
        Customer customer = Customer.of(template);
        List<String> lines = customer.zone().lines();
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            for (RawDamage damage : RawDamage.values()) {
                Optional<List<String>> instead = damage.of(line, isAlone(template, line));
                instead.ifPresent(found -> judge(customer, damage, line, RawDamage.zone(lines, line, found), wrong));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whether nobody else's text may be beside that of the template. */
    private static boolean isAlone(RawTemplate template, String line) {
        return template.records().stream()
                .anyMatch(each -> line.startsWith(RawTemplate.host(each) + ".")
                        && line.startsWith("_")
                        && RawTemplate.text(each, "txtConflictMatchingMode").equals("All"));
    }

    private static void judge(Customer customer, RawDamage damage, String line, List<String> zone, List<String> wrong) {
        DomainVerifier verifier = customer.verifier(zone);
        DomainReport report = verifier.verify(RawZone.CUSTOMER);
        boolean correct = report.entries().stream()
                .filter(entry -> entry.requirement() == Requirement.REQUIRED)
                .allMatch(entry -> entry.status() == CheckStatus.CORRECT);
        boolean verified = report.verdict() == Verdict.VERIFIED
                || damage != RawDamage.DOUBLED && report.verdict() == Verdict.VERIFIED_WITH_WARNINGS;
        if (correct || verified) {
            wrong.add(damage + " is taken for right: " + line + "\n" + PublicTemplatesVerifiedTest.told(report));
            return;
        }
        RepairPlan plan = report.repairs();
        Verdict after = verifier.preview(RawZone.CUSTOMER, plan).verdict();
        if (after != Verdict.VERIFIED && after != Verdict.VERIFIED_WITH_WARNINGS) {
            wrong.add(damage + " is not put right: " + line + "\n" + PublicTemplatesVerifiedTest.told(report) + "\n"
                    + plan.toTable(Locale.ROOT));
        }
        PlanLaws.broken(
                        zone,
                        line,
                        plan,
                        other -> customer.verifier(other)
                                .verify(RawZone.CUSTOMER)
                                .repairs())
                .forEach(broken -> wrong.add(damage + " of " + line + ": " + broken));
    }
}
