package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.service.MailService;
import org.domainverifier.service.MailServices;

/** The well-known services whose records an SPF record brings in. */
final class KnownSenders {
    private KnownSenders() {}

    /** The service whose record a term leads to, given the name that it leads to. */
    static Optional<MailService> of(SpfTerm term, Optional<DomainName> target) {
        boolean leadsToRecord = term instanceof SpfMechanism.Include || term instanceof SpfModifier.Redirect;
        return leadsToRecord ? target.flatMap(MailServices.wellKnown()::bySpfInclude) : Optional.empty();
    }

    /** The service whose record a name has. */
    static Optional<MailService> at(DomainName name) {
        return MailServices.wellKnown().bySpfInclude(name);
    }

    /** A term with the service that it brings in: {@code include:_spf.google.com (Google Workspace)}. */
    static String named(SpfTerm term) {
        Optional<DomainSpec> domain = Optional.empty();
        if (term instanceof SpfMechanism mechanism) {
            domain = mechanism.target();
        } else if (term instanceof SpfModifier.Redirect redirect) {
            domain = Optional.of(redirect.domain());
        }
        return of(term, domain.flatMap(DomainSpec::name))
                .map(service -> term + " (" + service.name() + ")")
                .orElseGet(term::toString);
    }
}
