package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;

/**
 * That a domain's mail goes to these hosts with these preferences, and to no others. Immutable.
 *
 * @param hosts one or more exchangers
 */
public record MxExpectation(List<MxHost> hosts) implements Expectation {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no host
     */
    public MxExpectation {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("an MX expectation needs a host");
        }
    }

    /**
     * One host and no other.
     *
     * @param preference its preference
     * @param host its name
     * @return the expectation
     * @throws IllegalArgumentException if the preference is out of range or the name is none
     */
    public static MxExpectation only(int preference, String host) {
        return new MxExpectation(List.of(new MxHost(preference, DomainName.of(host))));
    }

    /**
     * The same hosts and one more.
     *
     * @param preference its preference
     * @param host its name
     * @return a new expectation
     * @throws IllegalArgumentException if the preference is out of range or the name is none
     */
    public MxExpectation and(int preference, String host) {
        List<MxHost> more = new ArrayList<>(hosts);
        more.add(new MxHost(preference, DomainName.of(host)));
        return new MxExpectation(more);
    }

    @Override
    public CheckKey<MxResult> check() {
        return MxCheck.KEY;
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        return hosts.stream()
                .map(host -> RecordToPublish.of(domain, host.data()))
                .toList();
    }
}
