package org.domainverifier.dkim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;

/**
 * What the DNS said of the selectors of a domain.
 *
 * @param expected by what is expected there
 * @param named those that the check was told to look at
 * @param found those of well-known senders, if these were looked for, whatever came back
 * @param searched whether they were looked for
 * @param domainkey the answer to the question for the name servers of {@code _domainkey}, if that was asked
 * @param improbable the answer for a selector that nobody publishes
 */
record DkimSeen(
        Map<ExpectedSelector, SelectorSeen> expected,
        List<SelectorSeen> named,
        List<SelectorSeen> found,
        boolean searched,
        Optional<DnsAnswer> domainkey,
        Optional<DnsAnswer> improbable) {

    SelectorSeen of(ExpectedSelector selector) {
        SelectorSeen seen = expected.get(selector);
        if (seen == null) {
            throw new IllegalStateException("not asked for: " + selector.selector());
        }
        return seen;
    }
}
