package org.domainverifier.dmarc;

import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.FailureCause;

/** Whether a domain exists, by any answer to a question for its name (RFC 9989 §3.2 and §A.4; docs/decisions.md). */
final class DomainExistence {
    private DomainExistence() {}

    /**
     * Reads an answer. Only NXDOMAIN for the name itself means that it does not exist: a name without data of the type asked for
     * exists, and so does an alias whose target does not exist.
     *
     * @param answer the answer to a question of any type
     * @return empty if the question failed
     */
    static Optional<Boolean> of(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Failure failure) {
            return failure.cause() == FailureCause.CNAME_LOOP ? Optional.of(true) : Optional.empty();
        }
        return Optional.of(
                !(answer instanceof DnsAnswer.NoSuchName) || !answer.aliases().isEmpty());
    }
}
