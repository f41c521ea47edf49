package org.domainverifier.txt;

import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * That a TXT record is kept at a hosting service: the name of the record is an alias (CNAME) of a name there. Case and a final dot are
 * of no consequence, and aliases of aliases count. Part of what an expectation says.
 *
 * @param target the name at the service
 * @param checked whether what is behind the alias has to be a valid record
 */
public record HostedTxt(CustomerValue<String> target, boolean checked) {
    /** Refuses nulls. */
    public HostedTxt {
        Objects.requireNonNull(target, "target");
    }

    /**
     * A record that is kept at the same name for every customer.
     *
     * @param target the name
     * @return what is expected, what is behind it included
     * @throws IllegalArgumentException if it is not a domain name
     */
    public static HostedTxt at(String target) {
        return at(CustomerValue.same(DomainName.of(target).toString()));
    }

    /**
     * A record that is kept at a name of each customer's own.
     *
     * @param target the name
     * @return what is expected, what is behind it included
     */
    public static HostedTxt at(CustomerValue<String> target) {
        return new HostedTxt(target, true);
    }

    /**
     * The same, whatever is behind the alias.
     *
     * @return a new value
     */
    public HostedTxt unchecked() {
        return new HostedTxt(target, false);
    }

    /**
     * The same without a question to the provider.
     *
     * @param values what the provider said
     * @return a value that can be kept
     */
    public HostedTxt settledBy(CustomerValues values) {
        return new HostedTxt(target.settledBy(values), checked);
    }

    /**
     * The name at the service.
     *
     * @param values what the provider said
     * @return empty if it is not known, or not a name
     */
    public Optional<DomainName> targetIn(CustomerValues values) {
        return values.get(target).ready().flatMap(text -> DomainName.tryParseExact(text.strip()));
    }

    /**
     * Whether a name is the one at the service, so that no alias is needed.
     *
     * @param name where the record is looked for
     * @param values what the provider said
     * @return true at the service's own domain
     */
    public boolean isKeptAt(DomainName name, CustomerValues values) {
        return targetIn(values).filter(name::equals).isPresent();
    }

    /**
     * The alias to publish.
     *
     * @param name where the record is looked for
     * @param values what the provider said
     * @return the record; without data where the name at the service is not known, or not a name
     */
    public RecordToPublish toPublish(DomainName name, CustomerValues values) {
        return targetIn(values)
                .map(there -> RecordToPublish.of(name, new RecordData.Cname(there)))
                .orElseGet(() -> RecordToPublish.notReady(name, RecordType.CNAME));
    }
}
