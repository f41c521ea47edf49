package org.domainverifier.mtasts;

import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * A mail exchanger and what the policy says of it.
 *
 * @param host the mail exchanger
 * @param published whether it is in the MX records; otherwise it is only expected
 * @param pattern the pattern that allows it; empty if none does
 */
public record ExchangerCoverage(DomainName host, boolean published, Optional<MxPattern> pattern) {}
