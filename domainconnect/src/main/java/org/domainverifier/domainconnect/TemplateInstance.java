package org.domainverifier.domainconnect;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Which application of which template wrote a record, as a DNS host remembers it (Domain Connect §10.1).
 *
 * @param id what tells this application from others, of the DNS host's own making
 * @param providerId the provider of the template
 * @param serviceId the service of the template
 * @param host the host below the domain to which it was applied; empty for the domain itself
 * @param essential how long the record has to stay as it is
 * @param group the group of the record, if it is in one
 */
public record TemplateInstance(
        String id, String providerId, String serviceId, String host, Essential essential, Optional<String> group) {
    /** Refuses nulls. */
    public TemplateInstance {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(serviceId, "serviceId");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(essential, "essential");
        Objects.requireNonNull(group, "group");
    }

    /** The place that one template has at a host (Domain Connect §10.1): provider, service and host, without regard to case. */
    Application application() {
        return new Application(lower(providerId), lower(serviceId), lower(host));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A template at a host. */
    record Application(String providerId, String serviceId, String host) {}
}
