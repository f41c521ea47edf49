package org.domainverifier.domainconnect;

import java.util.OptionalLong;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** A record of a template for one domain, with values in place of its variables. There is no fourth kind. */
public sealed interface ResolvedRecord {
    /**
     * The record of the template.
     *
     * @return as the template has it
     */
    TemplateRecord source();

    /**
     * Where the record is in the template.
     *
     * @return such as {@code records[3]}
     */
    String path();

    /**
     * The name at which it goes.
     *
     * @return the domain, or a name below it
     */
    DomainName name();

    /**
     * A record of the DNS.
     *
     * @param source the record of the template
     * @param path where it is in the template
     * @param name the name at which it goes
     * @param data its data
     * @param ttl the seconds, if the template says them
     */
    record Data(TemplateRecord source, String path, DomainName name, RecordData data, OptionalLong ttl)
            implements ResolvedRecord {}

    /**
     * Terms that have to be in the one SPF record at the name.
     *
     * @param source the record of the template
     * @param path where it is in the template
     * @param name the name at which they go
     * @param terms the terms with spaces between them, without a version and without {@code all}
     * @param ttl the seconds, if the template says them; they matter where there is no SPF record yet
     */
    record SpfTerms(TemplateRecord source, String path, DomainName name, String terms, OptionalLong ttl)
            implements ResolvedRecord {}

    /**
     * What a DNS host does by means of its own, so that the DNS does not tell whether it is done: a redirect of web pages, or
     * something like an alias at the top of a zone.
     *
     * @param source the record of the template
     * @param path where it is in the template
     * @param name the name at which it is done
     * @param target where it leads
     * @param ttl the seconds, if the template says them
     */
    record NotInDns(TemplateRecord source, String path, DomainName name, String target, OptionalLong ttl)
            implements ResolvedRecord {}
}
