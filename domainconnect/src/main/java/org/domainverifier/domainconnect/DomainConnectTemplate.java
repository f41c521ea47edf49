package org.domainverifier.domainconnect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.DomainName;

/**
 * A template of Domain Connect (Domain Connect §6): what a service provider asks its customers to publish, with variables where
 * customers differ.
 *
 * <pre>{@code
 * DomainConnectTemplate template = DomainConnectTemplate.read(Path.of("trekmail.net.mail_hosting.json")).orElseThrow();
 * template.lint().forEach(diagnostic -> System.out.println(diagnostic.message()));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class DomainConnectTemplate {
    /** How many octets a template may have: a thousand times as many as one in use. */
    public static final int MOST_OCTETS = 1 << 20;

    /** How many records a template may have. */
    public static final int MOST_RECORDS = 1000;

    private final TemplateBuilder values;
    private final List<TemplateRecord> records;
    private final List<String> paths;

    DomainConnectTemplate(TemplateBuilder values) {
        this.values = values;
        this.records = List.copyOf(values.records);
        this.paths = List.copyOf(values.paths);
    }

    /**
     * Reads any text.
     *
     * @param json the template
     * @return what there is to be had of it, and what was noticed; never an exception, whatever the text says
     */
    public static TemplateReading read(String json) {
        return TemplateReader.read(json);
    }

    /**
     * Reads what a stream gives, which is not closed; no more than {@value #MOST_OCTETS} octets of it.
     *
     * @param json the template in UTF-8
     * @return what there is to be had of it, and what was noticed
     * @throws IOException if the stream cannot be read
     */
    public static TemplateReading read(InputStream json) throws IOException {
        return TemplateReader.read(json.readNBytes(MOST_OCTETS + 1));
    }

    /**
     * Reads a file, no more than {@value #MOST_OCTETS} octets of it.
     *
     * @param json the template in UTF-8
     * @return what there is to be had of it, and what was noticed
     * @throws IOException if the file cannot be read
     */
    public static TemplateReading read(Path json) throws IOException {
        try (InputStream stream = Files.newInputStream(json)) {
            return read(stream);
        }
    }

    /**
     * A template of one's own.
     *
     * @param providerId the provider, best by its domain
     * @param serviceId the service, a name of the provider's own
     * @return a builder, in which the names for people are these as well
     */
    public static TemplateBuilder builder(String providerId, String serviceId) {
        return new TemplateBuilder(providerId, serviceId);
    }

    /**
     * A template of what a provider expects of its customers in Java, at the domain itself; see {@link TemplateBuilder#expecting} for
     * names below it and for the rest of a template.
     *
     * @param providerId the provider, best by its domain
     * @param serviceId the service, a name of the provider's own
     * @param expectations what is expected
     * @return the template, with a variable for each value that differs from customer to customer
     * @throws IllegalArgumentException if one of them asks for no particular record
     */
    public static DomainConnectTemplate from(String providerId, String serviceId, Expectation... expectations) {
        TemplateBuilder template = builder(providerId, serviceId);
        for (Expectation each : expectations) {
            template.expecting(each);
        }
        return template.build();
    }

    /**
     * Everything that is wrong or unwise about what the template says: where it contradicts itself, the rules of Domain Connect, or
     * the standards that its records follow.
     *
     * @return in the order of the records, then what is about the template as a whole
     */
    public List<TemplateDiagnostic> lint() {
        return TemplateLint.of(this);
    }

    /**
     * The records for a domain: all groups, at the domain itself.
     *
     * @param domain the domain to which the template is applied
     * @param values the values of the variables, by their names without percent signs, in any case
     * @return the records, and what is missing for others
     */
    public ResolvedTemplate resolve(DomainName domain, Map<String, String> values) {
        return resolve(domain, "", values, Set.of());
    }

    /**
     * The records for a domain (Domain Connect §9).
     *
     * @param domain the domain to which the template is applied, the top of a zone
     * @param host the host below it; empty for the domain itself
     * @param values the values of the variables, by their names without percent signs, in any case
     * @param groups the groups whose records are asked for, beside those of none; empty for all
     * @return the records, and what is missing for others; never an exception, whatever the values are
     */
    public ResolvedTemplate resolve(
            DomainName domain, String host, Map<String, String> values, Collection<String> groups) {
        return TemplateResolver.resolve(this, domain, host, values, groups);
    }

    /**
     * The zone of a customer after the template was applied to its top by the DNS host, with all groups.
     *
     * @param zone the zone before
     * @param values the values of the variables, by their names without percent signs, in any case
     * @return the zone afterwards, and what changed; as it was, and why, if a DNS host cannot apply it
     */
    public AppliedTemplate applyTo(HostedZone zone, Map<String, String> values) {
        return applyTo(zone, "", values, Set.of());
    }

    /**
     * The zone of a customer after the template was applied by the DNS host, by the rules of the protocol about what goes and what comes
     * (Domain Connect §10).
     *
     * @param zone the zone before
     * @param host the host below the top of the zone; empty for the top itself
     * @param values the values of the variables, by their names without percent signs, in any case
     * @param groups the groups whose records are asked for, beside those of none; empty for all
     * @return the zone afterwards, and what changed; as it was, and why, if a DNS host cannot apply it
     */
    public AppliedTemplate applyTo(
            HostedZone zone, String host, Map<String, String> values, Collection<String> groups) {
        return TemplateApplication.apply(this, zone, host, values, groups);
    }

    /**
     * The provider, best by its domain; used in links.
     *
     * @return such as {@code example.com}
     */
    public String providerId() {
        return values.providerId;
    }

    /**
     * The provider's name for people.
     *
     * @return any text
     */
    public String providerName() {
        return values.providerName;
    }

    /**
     * The service; used in links.
     *
     * @return such as {@code mail}
     */
    public String serviceId() {
        return values.serviceId;
    }

    /**
     * The service's name for people.
     *
     * @return any text
     */
    public String serviceName() {
        return values.serviceName;
    }

    /**
     * The version of the template.
     *
     * @return 1 or more, if the template says it
     */
    public Optional<Integer> version() {
        return Optional.ofNullable(values.version);
    }

    /**
     * The address of a picture.
     *
     * @return an address, if the template says it
     */
    public Optional<String> logoUrl() {
        return Optional.ofNullable(values.logoUrl);
    }

    /**
     * What the template does, for developers.
     *
     * @return any text, if the template says it
     */
    public Optional<String> description() {
        return Optional.ofNullable(values.description);
    }

    /**
     * What the variables are, for developers.
     *
     * @return any text, if the template says it
     */
    public Optional<String> variableDescription() {
        return Optional.ofNullable(values.variableDescription);
    }

    /**
     * Whether links may not apply the template.
     *
     * @return true if they may not
     */
    public boolean syncBlock() {
        return values.syncBlock;
    }

    /**
     * Whether a link may name a further provider.
     *
     * @return true if it may
     */
    public boolean sharedProviderName() {
        return values.sharedProviderName;
    }

    /**
     * Whether a link may name a further service.
     *
     * @return true if it may
     */
    public boolean sharedServiceName() {
        return values.sharedServiceName;
    }

    /**
     * Below which domain the keys are that sign the links; without it links are not signed.
     *
     * @return a domain, if the template says it
     */
    public Optional<String> syncPubKeyDomain() {
        return Optional.ofNullable(values.syncPubKeyDomain);
    }

    /**
     * To which domains a customer may be sent afterwards.
     *
     * @return domains, perhaps none
     */
    public List<String> syncRedirectDomains() {
        return values.syncRedirectDomains;
    }

    /**
     * Whether the template may be applied several times at one place.
     *
     * @return true if it may
     */
    public boolean multiInstance() {
        return values.multiInstance;
    }

    /**
     * Whether DNS hosts should warn of phishing; no longer used.
     *
     * @return true if they should
     */
    public boolean warnPhishing() {
        return values.warnPhishing;
    }

    /**
     * Whether the template can only be applied to a host below a domain.
     *
     * @return true if it needs one
     */
    public boolean hostRequired() {
        return values.hostRequired;
    }

    /**
     * The records in their order.
     *
     * @return one or more of them, unless the template has none
     */
    public List<TemplateRecord> records() {
        return records;
    }

    /**
     * The groups of the records, in their order.
     *
     * @return the ids
     */
    public Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        records.forEach(each -> each.common().groupId().ifPresent(groups::add));
        return groups;
    }

    /**
     * The variables for which somebody has to give values, without percent signs, in the order of the records.
     *
     * @return the names
     */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (TemplateRecord each : records) {
            RecordTexts.of(each).values().forEach(text -> names.addAll(text.ownVariables()));
        }
        return names;
    }

    /** Where a record is in the JSON. */
    String path(int index) {
        return paths.get(index);
    }

    /**
     * The template as JSON, as DNS hosts take it.
     *
     * @return a text of several lines that {@link #read(String)} makes the same template of
     */
    public String toJson() {
        return TemplateWriter.write(this);
    }

    /** Provider and service. */
    @Override
    public String toString() {
        return values.providerId + "/" + values.serviceId + " (" + records.size() + " records)";
    }
}
