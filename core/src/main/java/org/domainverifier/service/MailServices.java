package org.domainverifier.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.domainverifier.catalogue.Catalogue;
import org.domainverifier.catalogue.CatalogueEntry;
import org.domainverifier.catalogue.NameEndings;
import org.domainverifier.dns.DomainName;

/**
 * Finds the mail service behind a name. The well-known ones come from a data file; {@code docs/mail-services.md} says how to add
 * one. Immutable and safe for use by several threads.
 */
public final class MailServices {
    private static final String FILE = "mail-services.txt";
    private static final Set<String> FIELDS = Set.of("name", "mx", "spf", "dkim", "selectors");

    private final List<MailService> services;
    private final NameEndings<MailService> byMxHost;
    private final NameEndings<MailService> bySpfName;
    private final NameEndings<MailService> byDkimTarget;

    private MailServices(Collection<MailService> services) {
        this.services = List.copyOf(services);
        this.byMxHost = index(MailService::mxHosts);
        this.bySpfName = index(MailService::spfNames);
        this.byDkimTarget = index(MailService::dkimTargets);
    }

    /**
     * The services of the data file, read anew.
     *
     * @return the well-known services
     */
    public static MailServices wellKnown() {
        return of(Catalogue.load(MailServices.class, FILE, FIELDS).stream()
                .map(MailServices::service)
                .toList());
    }

    /**
     * These services and no others.
     *
     * @param services the services
     * @return the look-up
     * @throws IllegalArgumentException if two services have the same end of a name in the same place, or a text is none
     */
    public static MailServices of(Collection<MailService> services) {
        return new MailServices(services);
    }

    private static MailService service(CatalogueEntry entry) {
        return new MailService(
                entry.id(),
                entry.text("name"),
                entry.words("mx"),
                entry.words("spf"),
                entry.words("dkim"),
                entry.words("selectors"));
    }

    private NameEndings<MailService> index(Function<MailService, List<String>> endings) {
        Map<String, MailService> byEnding = new LinkedHashMap<>();
        for (MailService service : services) {
            for (String ending : endings.apply(service)) {
                MailService other = byEnding.putIfAbsent(ending, service);
                if (other != null) {
                    throw new IllegalArgumentException(
                            ending + " is of " + other.id() + " and of " + service.id() + " too");
                }
            }
        }
        return NameEndings.of(byEnding);
    }

    /**
     * All services.
     *
     * @return in the order of the data file
     */
    public List<MailService> services() {
        return services;
    }

    /**
     * Whose mail exchanger a host is.
     *
     * @param host the host of an MX record
     * @return the service, if it is a well-known one
     */
    public Optional<MailService> byMxHost(DomainName host) {
        return byMxHost.find(host);
    }

    /**
     * Whose servers an SPF record includes.
     *
     * @param name the name in an {@code include} or {@code redirect} (RFC 7208 §5.2, §6.1)
     * @return the service, if it is a well-known one
     */
    public Optional<MailService> bySpfInclude(DomainName name) {
        return bySpfName.find(name);
    }

    /**
     * Who holds the key that a DKIM name is an alias of.
     *
     * @param target the target of a CNAME record below {@code _domainkey}
     * @return the service, if it is a well-known one
     */
    public Optional<MailService> byDkimTarget(DomainName target) {
        return byDkimTarget.find(target);
    }
}
