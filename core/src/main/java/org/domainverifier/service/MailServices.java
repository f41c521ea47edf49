package org.domainverifier.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.catalogue.Catalogue;
import org.domainverifier.catalogue.CatalogueEntry;
import org.domainverifier.catalogue.NameEndings;
import org.domainverifier.dns.DomainName;

/**
 * Finds the mail service behind a name, and the services that use a DKIM selector. The well-known ones come from a data file;
 * {@code docs/mail-services.md} says how to add one. Immutable and safe for use by several threads.
 */
public final class MailServices {
    private static final String FILE = "mail-services.txt";
    private static final String SELECTORS = "selectors";
    private static final Set<String> FIELDS = Set.of("name", "mx", "spf", "dkim", SELECTORS);
    private static final String COMMONEST_SELECTORS = "commonest-selectors";
    private static final String OTHER_SELECTORS = "other-selectors";

    private final List<MailService> services;
    private final NameEndings<MailService> byMailExchanger;
    private final NameEndings<MailService> bySpfInclude;
    private final NameEndings<MailService> byDkimTarget;
    private final Map<String, List<MailService>> byDkimSelector;
    private final List<String> commonestDkimSelectors;
    private final List<String> dkimSelectors;

    private static final class WellKnown {
        static final MailServices SERVICES = Catalogue.load(MailServices.class, FILE, MailServices::parse);
    }

    private MailServices(Reader read) {
        this.services = List.copyOf(read.services);
        this.byMailExchanger = read.byMailExchanger.build();
        this.bySpfInclude = read.bySpfInclude.build();
        this.byDkimTarget = read.byDkimTarget.build();
        Map<String, List<MailService>> users = new HashMap<>();
        Set<String> selectors = new LinkedHashSet<>(read.commonestSelectors);
        for (MailService service : services) {
            selectors.addAll(service.dkimSelectors());
            service.dkimSelectors()
                    .forEach(selector -> users.computeIfAbsent(selector, first -> new ArrayList<>())
                            .add(service));
        }
        selectors.addAll(read.otherSelectors);
        users.replaceAll((selector, several) -> List.copyOf(several));
        this.byDkimSelector = Map.copyOf(users);
        this.commonestDkimSelectors = List.copyOf(read.commonestSelectors);
        this.dkimSelectors = List.copyOf(selectors);
    }

    /**
     * The services of the library's data file.
     *
     * @return the well-known services, the same object each time
     */
    public static MailServices wellKnown() {
        return WellKnown.SERVICES;
    }

    /**
     * The services of a text of the same form as the data file.
     *
     * @param text the entries
     * @return these services and no others
     * @throws IllegalArgumentException if the text is not of that form, a name or an end of a name is of two services, or a
     *     selector is not one; the message begins with the line
     */
    public static MailServices parse(String text) {
        Reader reader = new Reader();
        Catalogue.parse(text, FIELDS).forEach(reader::read);
        return new MailServices(reader);
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
    public Optional<MailService> byMailExchanger(DomainName host) {
        return byMailExchanger.find(host);
    }

    /**
     * Whose servers an SPF record includes.
     *
     * @param name the name in an {@code include} or {@code redirect} (RFC 7208 §5.2, §6.1)
     * @return the service, if it is a well-known one
     */
    public Optional<MailService> bySpfInclude(DomainName name) {
        return bySpfInclude.find(name);
    }

    /**
     * Who holds the key that a DKIM name is an alias of. This is certain, where a selector is a hint.
     *
     * @param target the target of a CNAME record below {@code _domainkey}
     * @return the service, if it is a well-known one
     */
    public Optional<MailService> byDkimTarget(DomainName target) {
        return byDkimTarget.find(target);
    }

    /**
     * Who gives a selector to its customers. Others may use the same one.
     *
     * @param selector a DKIM selector in lower case (RFC 6376 §3.1)
     * @return the services in the order of the data file; empty if none is known to
     */
    public List<MailService> byDkimSelector(String selector) {
        return byDkimSelector.getOrDefault(selector, List.of());
    }

    /**
     * The selectors that most domains with DKIM have one of, of services as well as of habit.
     *
     * @return a few, to be looked for first
     */
    public List<String> commonestDkimSelectors() {
        return commonestDkimSelectors;
    }

    /**
     * All known selectors, in the order in which to look for them: the commonest, those of the services, those of habit.
     *
     * @return each once
     */
    public List<String> dkimSelectors() {
        return dkimSelectors;
    }

    /** Takes the entries one by one, so that each mistake is told with its line. */
    private static final class Reader {
        private final List<MailService> services = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final NameEndings.Builder<MailService> byMailExchanger = NameEndings.builder(MailService::id);
        private final NameEndings.Builder<MailService> bySpfInclude = NameEndings.builder(MailService::id);
        private final NameEndings.Builder<MailService> byDkimTarget = NameEndings.builder(MailService::id);
        private List<String> commonestSelectors = List.of();
        private List<String> otherSelectors = List.of();

        void read(CatalogueEntry entry) {
            switch (entry.id()) {
                case COMMONEST_SELECTORS -> commonestSelectors = entry.words(SELECTORS, Reader::selector);
                case OTHER_SELECTORS -> otherSelectors = entry.words(SELECTORS, Reader::selector);
                default -> service(entry);
            }
        }

        private void service(CatalogueEntry entry) {
            MailService service = new MailService(
                    entry.id(),
                    entry.text("name"),
                    entry.words("mx"),
                    entry.words("spf"),
                    entry.words("dkim"),
                    entry.words(SELECTORS, Reader::selector));
            if (!names.add(service.name())) {
                throw entry.wrong("a second service is called " + service.name());
            }
            int ends = index(entry, "mx", byMailExchanger, service)
                    + index(entry, "spf", bySpfInclude, service)
                    + index(entry, "dkim", byDkimTarget, service);
            if (ends == 0 && service.dkimSelectors().isEmpty()) {
                throw entry.wrong("nothing to recognize " + service.id() + " by");
            }
            services.add(service);
        }

        private static int index(
                CatalogueEntry entry, String field, NameEndings.Builder<MailService> endings, MailService service) {
            return entry.words(field, ending -> {
                        endings.add(ending, service);
                        return ending;
                    })
                    .size();
        }

        private static String selector(String word) {
            String record = word + "._domainkey";
            if (!DomainName.tryParseExact(record).map(DomainName::toString).equals(Optional.of(record))) {
                throw new IllegalArgumentException("not a DKIM selector in lower case: " + word);
            }
            return word;
        }
    }
}
