package org.domainverifier.situations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.domainverifier.VerifierFinding;
import org.domainverifier.VerifierStep;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.StepCode;
import org.domainverifier.txt.HostedFinding;
import org.domainverifier.txt.TxtStep;

/** Everything that the library can say, asked of the checks themselves. */
public final class Codes {
    private Codes() {}

    /** The codes of all findings, check by check in the order of a report, then those about the DNS and of the verifier. */
    public static List<FindingCode> findings() {
        List<FindingCode> codes = new ArrayList<>();
        checks().forEach(check -> codes.addAll(check.findingCodes()));
        codes.addAll(List.of(HostedFinding.values()));
        codes.addAll(List.of(DnsFinding.values()));
        codes.addAll(List.of(VerifierFinding.values()));
        return codes;
    }

    /** The codes of all steps to be done by hand. */
    public static List<StepCode> steps() {
        List<StepCode> codes = new ArrayList<>();
        checks().forEach(check -> codes.addAll(check.stepCodes()));
        codes.addAll(List.of(VerifierStep.values()));
        codes.addAll(List.of(TxtStep.values()));
        return codes;
    }

    static List<? extends DomainCheck<?>> checks() {
        return ServiceLoader.load(DomainCheck.class).stream()
                .<DomainCheck<?>>map(ServiceLoader.Provider::get)
                .sorted(Comparator.<DomainCheck<?>>comparingInt(DomainCheck::position))
                .toList();
    }
}
