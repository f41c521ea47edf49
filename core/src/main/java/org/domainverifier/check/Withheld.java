package org.domainverifier.check;

import java.util.Optional;
import java.util.Set;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.text.ToldCode;

/** What a finding says of whoever asked, and strangers need not know (D-WITHOUT-SERVERS). */
final class Withheld {
    private static final String NOTHING = "…";
    private static final String DETAIL = "detail";
    private static final String PROBLEM = "problem";
    private static final String RESOLVER = "resolver";
    private static final String VERIFIER = "verifier";
    private static final Set<String> NAMES = Set.of(DETAIL, PROBLEM, RESOLVER);

    private Withheld() {}

    /** A code whose sentences, which somebody else made with all arguments, are not told. */
    private record Untold(FindingDefinition definition) implements FindingCode, ToldCode {
        @Override
        public Optional<String> told(String part) {
            return Optional.empty();
        }
    }

    static Finding from(Finding finding) {
        Finding told = finding;
        for (String name : NAMES) {
            Object value = finding.arguments().getOrDefault(name, "");
            told = "".equals(value) || !isInside(finding.code(), name) ? told : told.with(name, NOTHING);
        }
        return told.equals(finding) || !(finding.code() instanceof ToldCode)
                ? told
                : new Finding(
                        new Untold(finding.code().definition()),
                        told.severity(),
                        told.arguments(),
                        told.name(),
                        told.record(),
                        told.span(),
                        told.repair());
    }

    private static boolean isInside(FindingCode code, String argument) {
        return switch (argument) {
            case DETAIL -> !code.detailIsOfDomain();
            case PROBLEM -> code.check().equals(VERIFIER);
            default -> true;
        };
    }
}
