package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.record.Parsed;
import org.domainverifier.repair.ManualStep;

/**
 * Policies that receivers could not apply and that a corrected record brings into force: whoever publishes it has to know that his
 * own mail passes ({@code docs/decisions.md}, D-DMARC-TAKES-EFFECT).
 */
final class DmarcTakesEffect {
    private final DmarcEvidence evidence;
    private final DmarcRecord read;
    private final DmarcRecord then;

    private DmarcTakesEffect(DmarcEvidence evidence, DmarcRecord read, DmarcRecord then) {
        this.evidence = evidence;
        this.read = read;
        this.then = then;
    }

    /**
     * What comes before the record is published.
     *
     * @param evidence what was asked and parsed
     * @param fixed what becomes of the texts that are there
     * @return the step; empty if receivers read the policies as they are, and if none of them gets stricter by what the texts ask for
     */
    static Optional<ManualStep> of(DmarcEvidence evidence, RecordFixer.Fixed fixed) {
        boolean readable = evidence.record()
                .filter(record ->
                        record.policy().isPresent() && record.invalidPolicies().isEmpty())
                .isPresent();
        Optional<DmarcRecord> then = fixed.text().map(DmarcRecord::parse).flatMap(Parsed::record);
        if (readable || then.isEmpty() || fixed.read().isEmpty()) {
            return Optional.empty();
        }
        return new DmarcTakesEffect(evidence, fixed.read().get(), then.get()).step();
    }

    private Optional<ManualStep> step() {
        List<String> tags = new ArrayList<>();
        add(tags, "p", read.policy(), then.policy(), evidence.policy());
        DmarcEffectivePolicy below = evidence.subdomainPolicy(true);
        boolean readBelow = below.policyDomain()
                .map(domain -> domain.equals(evidence.domain()))
                .orElse(true);
        if (readBelow) { // RFC 9989 §4.7, sp: otherwise a parent's record counts for subdomains
            add(tags, "sp", read.subdomainPolicy(), then.subdomainPolicy(), below);
            add(tags, "np", read.nonExistentPolicy(), then.nonExistentPolicy(), evidence.subdomainPolicy(false));
        }
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        if (then.testing()) {
            tags.add("t=y");
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", evidence.look().name());
        arguments.put("policy", String.join("; ", tags));
        if (evidence.senders().spf() == SenderMechanisms.State.ABSENT) {
            arguments.put("withoutSpf", evidence.domain());
        }
        return Optional.of(new ManualStep(DmarcStep.TAKES_EFFECT, arguments));
    }

    /** Adds a tag that the texts ask for, if it asks for more than what applies now. */
    private void add(
            List<String> tags,
            String tag,
            Optional<DmarcPolicy> written,
            Optional<DmarcPolicy> published,
            DmarcEffectivePolicy now) {
        boolean strict = written.filter(policy -> policy != DmarcPolicy.NONE).isPresent() && published.isPresent();
        boolean ended = now.testing() && !then.testing();
        if (strict && (ended || !now.asked().isAtLeast(published.get()))) {
            tags.add(tag + "=" + published.get());
        }
    }
}
