package org.domainverifier.domainconnect;

import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;

/** What a DNS host keeps at a name of a zone. There is no third kind. */
public sealed interface HostedRecord {
    /**
     * The name at which it is.
     *
     * @return the domain, or a name below it
     */
    DomainName name();

    /**
     * Who wrote it.
     *
     * @return the application of a template; empty for what the customer has published, and where the DNS host does not remember
     */
    Optional<TemplateInstance> origin();

    /**
     * A record of the DNS.
     *
     * @param record the record
     * @param origin who wrote it
     */
    record InDns(DnsRecord record, Optional<TemplateInstance> origin) implements HostedRecord {
        /** Refuses nulls. */
        public InDns {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(origin, "origin");
        }

        @Override
        public DomainName name() {
            return record.name();
        }
    }

    /**
     * What the DNS host does by means of its own, such as a redirect of web pages.
     *
     * @param service what it does
     * @param name the name at which it is done
     * @param target where it leads
     * @param origin who wrote it
     */
    record Service(HostService service, DomainName name, String target, Optional<TemplateInstance> origin)
            implements HostedRecord {
        /** Refuses nulls. */
        public Service {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(origin, "origin");
        }
    }
}
