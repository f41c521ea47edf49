package org.domainverifier.examples.bimi;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.txt.TxtCodes;

/** What the BIMI check can find. */
enum BimiFinding implements FindingCode {
    MISSING(Severity.WARNING, "BIMI §4.2"),
    NOT_DETERMINED(Severity.WARNING, "BIMI §4.2"),
    MULTIPLE_RECORDS(Severity.ERROR, "BIMI §7.2"),
    PASTING_MISTAKE(Severity.ERROR, "BIMI §4.2"),
    BAD_VERSION(Severity.ERROR, "BIMI §4.2"),
    MISPLACED(Severity.ERROR, "BIMI §4.2"),
    TOO_LONG(Severity.ERROR, "BIMI §4.2"),
    SYNTAX(Severity.ERROR, "BIMI §4.2"),
    NO_LOCATION(Severity.ERROR, "BIMI §4.2"),
    NOT_HTTPS(Severity.ERROR, "BIMI §4.2"),
    OTHER_LOGO(Severity.ERROR, "");

    static final TxtCodes PRESENCE =
            new TxtCodes(MISSING, NOT_DETERMINED, MULTIPLE_RECORDS, PASTING_MISTAKE, BAD_VERSION, MISPLACED, TOO_LONG);

    private final FindingDefinition definition;

    BimiFinding(Severity severity, String section) {
        definition = FindingDefinition.of("bimi", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
