package org.domainverifier.json;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.domainverifier.VerifierFinding;
import org.domainverifier.VerifierStep;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.PublicationStep;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;
import org.domainverifier.text.ToldCode;
import org.domainverifier.txt.HostedFinding;
import org.domainverifier.txt.TxtStep;

/** The checks, and what they find and ask for, by their ids. */
final class Codes {
    private static final int LONGEST_ID = 100;

    private final Map<String, CheckKey<?>> checks = new HashMap<>();
    private final Map<String, FindingCode> findings = new HashMap<>();
    private final Map<String, StepCode> steps = new HashMap<>();

    Codes(List<DomainCheck<?>> all) {
        add(findings, List.of(VerifierFinding.values()));
        add(findings, List.of(DnsFinding.values()));
        add(findings, List.of(HostedFinding.values()));
        add(steps, List.of(VerifierStep.values()));
        add(steps, List.of(PublicationStep.values()));
        add(steps, List.of(TxtStep.values()));
        for (DomainCheck<?> check : all) {
            if (checks.put(check.key().id(), check.key()) != null) {
                throw new IllegalArgumentException("two checks with the id " + check.key());
            }
            add(findings, check.findingCodes());
            add(steps, check.stepCodes());
        }
    }

    private static <C extends MessageCode> void add(Map<String, C> known, Collection<? extends C> codes) {
        codes.forEach(code -> known.put(code.id(), code));
    }

    Collection<CheckKey<?>> checks() {
        return checks.values();
    }

    Optional<FindingCode> finding(String id) {
        return Optional.ofNullable(findings.get(id));
    }

    Optional<StepCode> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    /** A check that is not known has the results that all have. */
    Shape<CheckKey<?>> keys() {
        return new TextShape<>("the id of a check", CheckKey::id, this::key);
    }

    private CheckKey<?> key(String id) {
        CheckKey<?> known = checks.get(id);
        if (known != null) {
            return known;
        }
        if (id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("too long");
        }
        return new CheckKey<>(id, CheckResult.class);
    }

    /**
     * The text of a code, as it is written: of one that nobody knew when it was read, only what its document said. A sentence made of its id instead
     * would be taken for the document's own by the next reader.
     */
    static Optional<String> text(MessageCode code, String part, Supplier<String> made) {
        return code instanceof ToldCode own ? own.told(part) : Optional.of(made.get());
    }

    /** The id of a code that is not known, before it becomes one. */
    static String id(String text, Place place) {
        int dot = text.indexOf('.');
        boolean form = dot > 0
                && dot < text.length() - 1
                && text.length() <= LONGEST_ID
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.');
        if (!form) {
            throw place.wrong("not the id of a finding or step: " + text);
        }
        return text;
    }
}
