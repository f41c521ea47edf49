package org.domainverifier.dmarc;

import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dmarc.DmarcEvaluation.Alignment;
import org.domainverifier.dmarc.DmarcEvaluation.Mechanism;
import org.domainverifier.dmarc.DmarcEvaluation.Outcome;
import org.domainverifier.dns.DomainName;

/**
 * A domain for which SPF or DKIM vouches, or does not.
 *
 * @param mechanism which of the two
 * @param domain the domain
 * @param result what it said
 * @param helo whether it is a HELO identity of SPF, which never counts
 */
record Identifier(Mechanism mechanism, DomainName domain, AuthenticationResult result, boolean helo) {
    Identifier {
        Objects.requireNonNull(mechanism, "mechanism");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(result, "result");
    }

    Alignment with(Outcome outcome) {
        return new DmarcValues.Aligned(mechanism, domain, result, outcome);
    }

    Outcome ifPassed(Outcome aligned) {
        return result == AuthenticationResult.PASS ? aligned : Outcome.TEMPORARY_ERROR;
    }

    /** The outcome, where no organizational domain is needed for it. */
    Optional<Alignment> withoutAsking(DomainName author, DmarcRecord record) {
        if (helo) {
            return Optional.of(with(Outcome.HELO_IDENTITY));
        }
        if (result != AuthenticationResult.PASS && result != AuthenticationResult.TEMPERROR) {
            return Optional.of(with(Outcome.NOT_AUTHENTICATED));
        }
        if (domain.equals(author)) {
            return Optional.of(with(ifPassed(Outcome.ALIGNED_IDENTICAL)));
        }
        DmarcAlignment wanted = mechanism == Mechanism.SPF ? record.spfAlignment() : record.dkimAlignment();
        if (wanted == DmarcAlignment.STRICT) {
            return Optional.of(with(Outcome.NOT_IDENTICAL));
        }
        return topLevel(domain).equals(topLevel(author))
                ? Optional.empty()
                : Optional.of(with(Outcome.OTHER_ORGANIZATION));
    }

    private static DomainName topLevel(DomainName name) {
        return name.lastLabels(Math.min(1, name.labels().size()));
    }
}
