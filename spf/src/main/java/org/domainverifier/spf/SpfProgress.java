package org.domainverifier.spf;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Progress;

/** How many of the terms that are asked for are there, in whatever was meant as the domain's record. */
final class SpfProgress {
    private SpfProgress() {}

    static Progress of(SpfEvidence evidence, List<SpfTerm> terms) {
        List<TermJudge> texts = evidence.sources().stream()
                .map(source -> new TermJudge(source.meant().root()))
                .toList();
        return Progress.of(terms.stream()
                .map(term -> status(new WantedTerm(term, evidence.domain()), texts))
                .toList());
    }

    private static CheckStatus status(WantedTerm term, List<TermJudge> texts) {
        boolean there =
                texts.stream().anyMatch(text -> text.find(term).outcome().status() == CheckStatus.CORRECT);
        return there ? CheckStatus.CORRECT : CheckStatus.MISSING;
    }
}
