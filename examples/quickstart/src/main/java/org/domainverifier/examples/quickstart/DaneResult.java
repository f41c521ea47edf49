package org.domainverifier.examples.quickstart;

import java.util.List;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/**
 * How the mail servers of a domain can be authenticated by DANE (RFC 7672).
 *
 * @param status the conclusion
 * @param findings everything that was found
 * @param servers the TLSA records of each mail server
 */
public record DaneResult(CheckStatus status, List<Finding> findings, List<Server> servers) implements CheckResult {
    /** Copies the lists. */
    public DaneResult {
        findings = List.copyOf(findings);
        servers = List.copyOf(servers);
    }

    /**
     * A mail server.
     *
     * @param host its name
     * @param associations its TLSA records
     * @param authenticated whether a validating resolver vouches for them
     */
    public record Server(DomainName host, List<RecordData.Tlsa> associations, boolean authenticated) {
        /** Copies the list. */
        public Server {
            associations = List.copyOf(associations);
        }
    }

    @Override
    public List<ExpectationOutcome> outcomes() {
        return List.of();
    }

    @Override
    public List<String> texts() {
        return servers.stream()
                .flatMap(server -> server.associations().stream())
                .map(RecordData.Tlsa::toZoneText)
                .toList();
    }
}
