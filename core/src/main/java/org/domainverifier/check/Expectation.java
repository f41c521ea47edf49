package org.domainverifier.check;

import java.util.List;
import org.domainverifier.dns.DomainName;

/**
 * What a provider asked its customers to publish, for one check. Immutable; where a value differs from domain to domain, a
 * function of the provider gives it, and may say that it is not ready yet.
 */
public interface Expectation {
    /**
     * The check that judges it.
     *
     * @return the key
     */
    CheckKey<?> check();

    /**
     * What the customer has to publish. Where a function of the provider gives a value, it is called on the calling thread, which
     * waits for it; a verification calls it on its executor instead.
     *
     * @param domain the customer's domain
     * @return the records, those whose value is not ready yet included; empty if this expectation asks for no particular
     *     record
     */
    List<RecordToPublish> recordsToPublish(DomainName domain);
}
