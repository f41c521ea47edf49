package org.domainverifier.publish;

import java.util.List;
import java.util.Optional;

/** Lines of a zone file. */
final class ZoneLinesFormat implements ExportFormat {
    @Override
    public String id() {
        return "zone-lines";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        return Checks.of(plan, Checks.Need.NOTHING).refusal().orElseGet(() -> {
            StringBuilder text = new StringBuilder();
            plan.plan().toZoneLines().forEach(line -> text.append(line).append('\n'));
            return new PlanExport.Written(text.toString(), Optional.empty(), List.of());
        });
    }
}
