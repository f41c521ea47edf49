package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.domainverifier.check.Expectation;
import org.jspecify.annotations.Nullable;

/** Makes a template: see {@link DomainConnectTemplate#builder(String, String)}. Not for several threads. */
public final class TemplateBuilder {
    final String providerId;
    final String serviceId;
    String providerName;
    String serviceName;

    @Nullable
    Integer version;

    @Nullable
    String logoUrl;

    @Nullable
    String description;

    @Nullable
    String variableDescription;

    boolean syncBlock;
    boolean sharedProviderName;
    boolean sharedServiceName;

    @Nullable
    String syncPubKeyDomain;

    List<String> syncRedirectDomains = List.of();
    boolean multiInstance;
    boolean warnPhishing;
    boolean hostRequired;
    final List<TemplateRecord> records = new ArrayList<>();
    final List<String> paths = new ArrayList<>();

    TemplateBuilder(String providerId, String serviceId) {
        this.providerId = Objects.requireNonNull(providerId, "providerId");
        this.serviceId = Objects.requireNonNull(serviceId, "serviceId");
        this.providerName = providerId;
        this.serviceName = serviceId;
    }

    /**
     * The provider's name for people.
     *
     * @param providerName the name
     * @return this
     */
    public TemplateBuilder providerName(String providerName) {
        this.providerName = providerName;
        return this;
    }

    /**
     * The service's name for people.
     *
     * @param serviceName the name
     * @return this
     */
    public TemplateBuilder serviceName(String serviceName) {
        this.serviceName = serviceName;
        return this;
    }

    /**
     * The version, which should grow with each change.
     *
     * @param version 1 or more
     * @return this
     */
    public TemplateBuilder version(int version) {
        this.version = version;
        return this;
    }

    /**
     * The address of a picture.
     *
     * @param logoUrl an https address
     * @return this
     */
    public TemplateBuilder logoUrl(String logoUrl) {
        this.logoUrl = logoUrl;
        return this;
    }

    /**
     * What the template does, for developers.
     *
     * @param description a text
     * @return this
     */
    public TemplateBuilder description(String description) {
        this.description = description;
        return this;
    }

    /**
     * What the variables are, for developers.
     *
     * @param variableDescription a text
     * @return this
     */
    public TemplateBuilder variableDescription(String variableDescription) {
        this.variableDescription = variableDescription;
        return this;
    }

    /**
     * Whether links may not apply the template.
     *
     * @param syncBlock true if only the asynchronous flow may
     * @return this
     */
    public TemplateBuilder syncBlock(boolean syncBlock) {
        this.syncBlock = syncBlock;
        return this;
    }

    /**
     * Whether a link may name a further provider.
     *
     * @param sharedProviderName true if it may
     * @return this
     */
    public TemplateBuilder sharedProviderName(boolean sharedProviderName) {
        this.sharedProviderName = sharedProviderName;
        return this;
    }

    /**
     * Whether a link may name a further service.
     *
     * @param sharedServiceName true if it may
     * @return this
     */
    public TemplateBuilder sharedServiceName(boolean sharedServiceName) {
        this.sharedServiceName = sharedServiceName;
        return this;
    }

    /**
     * Below which domain the keys are that sign the links.
     *
     * @param syncPubKeyDomain a domain
     * @return this
     */
    public TemplateBuilder syncPubKeyDomain(String syncPubKeyDomain) {
        this.syncPubKeyDomain = syncPubKeyDomain;
        return this;
    }

    /**
     * To which domains a customer may be sent afterwards.
     *
     * @param syncRedirectDomains domains
     * @return this
     */
    public TemplateBuilder syncRedirectDomains(String... syncRedirectDomains) {
        this.syncRedirectDomains = List.copyOf(Arrays.asList(syncRedirectDomains));
        return this;
    }

    /**
     * Whether the template may be applied several times at one place.
     *
     * @param multiInstance true if it may
     * @return this
     */
    public TemplateBuilder multiInstance(boolean multiInstance) {
        this.multiInstance = multiInstance;
        return this;
    }

    /**
     * Whether DNS hosts should warn of phishing; no longer used.
     *
     * @param warnPhishing true if they should
     * @return this
     */
    public TemplateBuilder warnPhishing(boolean warnPhishing) {
        this.warnPhishing = warnPhishing;
        return this;
    }

    /**
     * Whether the template can only be applied to a host below a domain.
     *
     * @param hostRequired true if it needs one
     * @return this
     */
    public TemplateBuilder hostRequired(boolean hostRequired) {
        this.hostRequired = hostRequired;
        return this;
    }

    /**
     * Adds a record.
     *
     * @param added the record
     * @return this
     */
    public TemplateBuilder record(TemplateRecord added) {
        return record(added, "records[" + records.size() + "]");
    }

    /**
     * Adds the records that an expectation asks a customer to publish, at the domain itself. A value that differs from customer to
     * customer becomes a variable, called by its host.
     *
     * @param expectation what is expected of a customer
     * @return this
     * @throws IllegalArgumentException if no particular record is asked for
     */
    public TemplateBuilder expecting(Expectation expectation) {
        return expecting("", expectation);
    }

    /**
     * Adds the records that an expectation asks a customer to publish, at a name below the domain.
     *
     * @param below such as {@code send}
     * @param expectation what is expected of a customer there
     * @return this
     * @throws IllegalArgumentException if no particular record is asked for, or that is not a name
     */
    public TemplateBuilder expecting(String below, Expectation expectation) {
        StatedRecords.of(below, expectation).forEach(this::record);
        return this;
    }

    TemplateBuilder record(TemplateRecord added, String path) {
        records.add(Objects.requireNonNull(added, "record"));
        paths.add(path);
        return this;
    }

    /**
     * The template.
     *
     * @return the template as it is stated so far
     */
    public DomainConnectTemplate build() {
        return new DomainConnectTemplate(copy());
    }

    private TemplateBuilder copy() {
        TemplateBuilder copy = new TemplateBuilder(providerId, serviceId);
        copy.providerName = providerName;
        copy.serviceName = serviceName;
        copy.version = version;
        copy.logoUrl = logoUrl;
        copy.description = description;
        copy.variableDescription = variableDescription;
        copy.syncBlock = syncBlock;
        copy.sharedProviderName = sharedProviderName;
        copy.sharedServiceName = sharedServiceName;
        copy.syncPubKeyDomain = syncPubKeyDomain;
        copy.syncRedirectDomains = syncRedirectDomains;
        copy.multiInstance = multiInstance;
        copy.warnPhishing = warnPhishing;
        copy.hostRequired = hostRequired;
        copy.records.addAll(records);
        copy.paths.addAll(paths);
        return copy;
    }
}
