package org.domainverifier.domainconnect;

import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.spf.SpfMechanism;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.spf.SpfTerm;

/**
 * The terms of an SPFM record.
 *
 * @param text the terms with spaces between them, without {@code all}
 * @param wholeRecord whether they were given as a whole record
 * @param problem the first reason for which receivers do not accept them
 */
record SpfRules(String text, boolean wholeRecord, Optional<Diagnostic> problem) {
    static SpfRules of(String rules) {
        String stripped = rules.strip();
        String version = SpfRecord.VERSION;
        boolean whole = stripped.regionMatches(true, 0, version, 0, version.length());
        String terms = whole ? stripped.substring(version.length()).strip() : stripped;
        Parsed<SpfRecord> parsed = SpfRecord.parse(version + " " + terms);
        Optional<Diagnostic> problem = parsed.diagnostics().stream()
                .filter(found -> found.code().severity() == Severity.ERROR)
                .findFirst();
        String text = parsed.record().stream()
                .flatMap(record -> record.terms().stream())
                .filter(term -> !(term instanceof SpfMechanism.All))
                .map(SpfTerm::toString)
                .collect(Collectors.joining(" "));
        return new SpfRules(text, whole, problem);
    }
}
