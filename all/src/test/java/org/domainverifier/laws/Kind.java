package org.domainverifier.laws;

import org.domainverifier.laws.reading.KeyReading;
import org.domainverifier.laws.reading.SpfReading;
import org.domainverifier.laws.reading.TagReading;

/** What a record is for. */
enum Kind {
    MX,
    SPF,
    DKIM,
    DMARC,
    TLS_RPT,
    MTA_STS,
    /** The host of the MTA-STS policy. */
    POLICY_HOST;

    /** Whether a text is meant as a record of this kind, be it spoilt. */
    boolean isMeantBy(String text) {
        return switch (this) {
            case SPF -> SpfReading.isMeant(text);
            case DKIM -> KeyReading.of(text).meant();
            case DMARC -> TagReading.of(text).isDmarc();
            case TLS_RPT -> TagReading.of(text).isTlsRpt();
            case MTA_STS -> TagReading.of(text).isMtaSts();
            case MX, POLICY_HOST -> false;
        };
    }

    /** Whether receivers take a text for a record of this kind; what is only meant as one they overlook. */
    boolean isTakenFor(String text) {
        return switch (this) {
            case SPF -> text.matches("(?is)v=spf1(?: .*)?");
            case DMARC -> text.matches("(?s)v\\s*=\\s*DMARC1(?![A-Za-z0-9]).*");
            case TLS_RPT -> text.matches("(?s)v=TLSRPTv1(?![A-Za-z0-9]).*");
            case MTA_STS -> text.matches("(?s)v=STSv1(?![A-Za-z0-9]).*");
            default -> isMeantBy(text);
        };
    }

    boolean isText() {
        return this != MX && this != POLICY_HOST;
    }
}
