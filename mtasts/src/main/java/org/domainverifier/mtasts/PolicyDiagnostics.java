package org.domainverifier.mtasts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Span;

/**
 * What there is to say about the lines of a policy: of each kind the first {@value Findings#MOST}, with the number of the others in
 * the argument {@link Finding#MORE} of the first (docs/decisions.md, D-MOST-FINDINGS). A policy is eight times as long as a TXT
 * record that is read may be, and each of its 12,000 lines may be wrong.
 */
final class PolicyDiagnostics {
    private static final int MAX_SHOWN = 100;

    /** Those of one kind. */
    private static final class Kind {
        private final List<Diagnostic> first = new ArrayList<>();
        private int more;

        private void add(Diagnostic diagnostic) {
            if (first.size() < Findings.MOST) {
                first.add(diagnostic);
            } else {
                more++;
            }
        }

        private List<Diagnostic> list() {
            if (more > 0) {
                first.set(0, first.get(0).with(Finding.MORE, more));
            }
            return first;
        }
    }

    private final Map<FindingCode, Kind> kinds = new LinkedHashMap<>();

    void add(FindingCode code, Span span) {
        add(Diagnostic.of(code, span));
    }

    /** With what the policy says, of which a sentence shows the beginning. */
    void add(FindingCode code, Span span, String argument, String value) {
        String shown = value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "…" : value;
        add(Diagnostic.of(code, span).with(argument, shown));
    }

    void add(Diagnostic diagnostic) {
        kinds.computeIfAbsent(diagnostic.code(), first -> new Kind()).add(diagnostic);
    }

    /** All that is kept, in the order of the text. */
    List<Diagnostic> list() {
        return kinds.values().stream()
                .flatMap(kind -> kind.list().stream())
                .sorted(Comparator.comparingInt(diagnostic -> diagnostic.span().start()))
                .toList();
    }
}
