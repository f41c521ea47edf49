package org.domainverifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.RecordInstruction.Action;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.txt.TxtKind;
import org.jspecify.annotations.Nullable;

/** The rows of one report: each record that is asked for beside the change that brings it, then the changes that nothing asked for names. */
final class RecordInstructions {
    private final DomainReport report;
    private final List<RecordChange> plan;
    private final List<RecordInstruction> rows = new ArrayList<>();

    private RecordInstructions(DomainReport report) {
        this.report = report;
        this.plan = report.repairs().changes();
    }

    static List<RecordInstruction> of(DomainReport report) {
        RecordInstructions instructions = new RecordInstructions(report);
        report.entries().stream()
                .filter(entry -> entry.requirement() != Requirement.OPTIONAL)
                .forEach(instructions::add);
        return List.copyOf(instructions.rows);
    }

    private void add(CheckEntry entry) {
        Set<RecordChange> changes = changes(entry);
        List<ExpectationOutcome> outcomes =
                entry.result().map(CheckResult::outcomes).orElse(List.of());
        Set<RecordToPublish> told = new LinkedHashSet<>();
        for (ExpectationOutcome outcome : outcomes) {
            for (RecordToPublish record : entry.recordsOf(outcome)) {
                if (told.add(record)) {
                    rows.add(row(entry, outcome, record, changes));
                }
            }
        }
        changes.forEach(
                change -> rows.add(row(entry, change, change.after().isEmpty() ? Action.DELETE : merged(change))));
    }

    private static Set<RecordChange> changes(CheckEntry entry) {
        Set<RecordChange> changes = new LinkedHashSet<>();
        entry.findings()
                .forEach(finding -> finding.repair().forEach(step -> {
                    if (step instanceof RecordChange change) {
                        changes.add(change);
                    }
                }));
        return changes;
    }

    /** Takes the change that brings the record from the changes. */
    private RecordInstruction row(
            CheckEntry entry, ExpectationOutcome outcome, RecordToPublish record, Set<RecordChange> changes) {
        if (record.data().isEmpty()) {
            return row(entry, outcome.requirement(), record, Action.WAIT, Optional.empty());
        }
        @Nullable RecordChange bringing = bringing(record, changes);
        if (bringing != null) {
            changes.remove(bringing);
            boolean asAsked = bringing.after().map(DnsRecord::data).equals(record.data());
            return row(entry, bringing, asAsked ? replaced(bringing) : merged(bringing));
        }
        Optional<RecordChange> again = again(record);
        if (again.isPresent()) {
            return row(entry, again.get(), replaced(again.get()));
        }
        Optional<DnsRecord> present = present(record);
        boolean met = outcome.status().compareTo(CheckStatus.WARNING) <= 0
                || present.map(DnsRecord::data).equals(record.data());
        return row(entry, outcome.requirement(), record, met ? Action.KEEP : Action.BY_HAND, present);
    }

    /** What is seen by way of an alias or a wildcard is published at the name where the plan ends that for it. */
    private Optional<RecordChange> again(RecordToPublish record) {
        return plan.stream()
                .filter(change -> change.name().equals(record.name())
                        && change.after().map(DnsRecord::data).equals(record.data()))
                .findFirst();
    }

    /** The change after which the very record is there; else, for a record of which there is one at a name, the change of that one. */
    private static @Nullable RecordChange bringing(RecordToPublish record, Set<RecordChange> changes) {
        @Nullable RecordChange near = null;
        for (RecordChange change : changes) {
            Optional<RecordData> after = change.after().map(DnsRecord::data);
            if (after.isEmpty()
                    || !change.name().equals(record.name())
                    || !change.type().equals(record.type())) {
                continue;
            }
            if (after.equals(record.data())) {
                return change;
            }
            boolean sameKind = near == null
                    && after.get() instanceof RecordData.Txt text
                    && record.data().get() instanceof RecordData.Txt wanted
                    && TxtKind.isSameKind(text, wanted);
            near = sameKind ? change : near;
        }
        return near;
    }

    /** The very record; else the only one of its kind. */
    private Optional<DnsRecord> present(RecordToPublish record) {
        if (record.type().equals(RecordType.CNAME)) {
            return alias(record.name());
        }
        @Nullable DnsAnswer answer = report.answers().get(new DnsQuestion(record.name(), record.type()));
        if (answer == null) {
            return Optional.empty();
        }
        List<DnsRecord> there = answer.records();
        Optional<DnsRecord> same = there.stream()
                .filter(each -> record.data().equals(Optional.of(each.data())))
                .findFirst();
        return same.or(() -> there.stream()
                .filter(each -> each.data() instanceof RecordData.Txt text
                        && record.data().orElseThrow() instanceof RecordData.Txt wanted
                        && TxtKind.isSameKind(text, wanted))
                .findFirst());
    }

    /** Whatever was asked for at a name, its alias came along. */
    private Optional<DnsRecord> alias(DomainName name) {
        return report.answers().values().stream()
                .flatMap(answer -> Stream.concat(answer.aliases().stream(), answer.records().stream()))
                .filter(each -> each.name().equals(name) && each.type().equals(RecordType.CNAME))
                .findFirst();
    }

    private static Action replaced(RecordChange change) {
        return change.before().isPresent() ? Action.REPLACE : Action.PUBLISH;
    }

    private static Action merged(RecordChange change) {
        return change.before().isPresent() ? Action.MERGE : Action.PUBLISH;
    }

    private static RecordInstruction row(CheckEntry entry, RecordChange change, Action action) {
        return new RecordInstruction(
                entry.key(),
                change.name(),
                change.type(),
                entry.requirement(),
                change.after().or(change::before).orElseThrow().ttl(),
                action,
                change.after().map(DnsRecord::data),
                change.before().map(DnsRecord::data));
    }

    private static RecordInstruction row(
            CheckEntry entry,
            Requirement requirement,
            RecordToPublish record,
            Action action,
            Optional<DnsRecord> present) {
        return new RecordInstruction(
                entry.key(),
                record.name(),
                record.type(),
                requirement,
                present.map(DnsRecord::ttl).orElse(Publication.NEW_TTL),
                action,
                record.data(),
                present.map(DnsRecord::data));
    }
}
