package org.domainverifier.json;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a document is about. Others may come: a switch over them needs a default. */
public enum JsonDocument {
    /** A {@link org.domainverifier.DomainReport}. */
    REPORT,
    /** A {@link org.domainverifier.repair.RepairPlan}. */
    PLAN,
    /** The records that a customer has to publish: a list of {@link org.domainverifier.RecordInstruction}. */
    RECORDS,
    /** A {@link org.domainverifier.ReportDiff}. */
    DIFF,
    /** A {@link org.domainverifier.DomainState}. */
    STATE;

    /** The word for it, which is also the name of the member that has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<JsonDocument> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
