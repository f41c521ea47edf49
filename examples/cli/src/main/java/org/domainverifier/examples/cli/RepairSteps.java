package org.domainverifier.examples.cli;

import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Messages;
import org.domainverifier.repair.ManualStep;

/** The sentences of steps that cannot be done in the DNS. */
final class RepairSteps {
    private final Messages messages;

    RepairSteps(Messages messages) {
        this.messages = messages;
    }

    /** The sentence of a step, which is in the bundle of the check whose finding has the step. */
    String sentence(Finding finding, ManualStep step) {
        return messages.text(finding.code(), step.id(), step.arguments());
    }

    String sentence(DomainReport report, ManualStep step) {
        Optional<Finding> finding = report.findings().stream()
                .filter(each -> each.repair().contains(step))
                .findFirst();
        return finding.map(found -> sentence(found, step)).orElseGet(step::id);
    }
}
