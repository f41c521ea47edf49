package org.domainverifier.domainconnect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RepairPlan;

/**
 * The click with which a customer has a DNS host apply a template, before it is done: what a link of Domain Connect would say.
 *
 * <pre>{@code
 * ClickPreview preview = TemplateClick.of(template)
 *         .with(Map.of("dkimValue", "MIIBIjAN…"))
 *         .preview(DnsJavaResolver.system(), DomainVerifier.builder(), "customer.example");
 * preview.losses().forEach(loss -> System.out.println(loss.message()));
 * }</pre>
 *
 * @param template the template
 * @param host the host below the domain; empty for the domain itself
 * @param values the values of the variables, by their names without percent signs
 * @param groups the groups whose records are asked for, beside those of none; empty for all
 * @param redirects the addresses by which the DNS host serves redirects; empty for one that serves none
 */
public record TemplateClick(
        DomainConnectTemplate template,
        String host,
        Map<String, String> values,
        Set<String> groups,
        List<RecordData> redirects) {
    /** Copies the collections. */
    public TemplateClick {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(host, "host");
        values = Map.copyOf(values);
        groups = Set.copyOf(groups);
        redirects = List.copyOf(redirects);
    }

    /**
     * The click for the domain itself, without values.
     *
     * @param template the template
     * @return the click
     */
    public static TemplateClick of(DomainConnectTemplate template) {
        return new TemplateClick(template, "", Map.of(), Set.of(), List.of());
    }

    /**
     * The same with values.
     *
     * @param all the values of the variables, by their names without percent signs, in any case
     * @return the click
     */
    public TemplateClick with(Map<String, String> all) {
        return new TemplateClick(template, host, all, groups, redirects);
    }

    /**
     * The same for a host below the domain.
     *
     * @param below such as {@code send}; empty for the domain itself
     * @return the click
     */
    public TemplateClick at(String below) {
        return new TemplateClick(template, below, values, groups, redirects);
    }

    /**
     * The same with some groups.
     *
     * @param some the groups whose records are asked for, beside those of none; empty for all
     * @return the click
     */
    public TemplateClick inGroups(Collection<String> some) {
        return new TemplateClick(template, host, values, Set.copyOf(some), redirects);
    }

    /**
     * The same at a DNS host that serves redirects of web pages.
     *
     * @param addresses the addresses of its web servers, IPv4 and IPv6
     * @return the click
     */
    public TemplateClick redirectingBy(RecordData... addresses) {
        return new TemplateClick(template, host, values, groups, List.of(addresses));
    }

    ResolvedTemplate resolve(DomainName domain) {
        return template.resolve(domain, host, values, groups);
    }

    AppliedTemplate applyTo(HostedZone zone) {
        return template.applyTo(zone.redirectingBy(redirects.toArray(RecordData[]::new)), host, values, groups);
    }

    /**
     * What the click would do to a domain; see the other.
     *
     * @param live the DNS
     * @param verifier what is expected beside the template
     * @param domain the domain, as a person writes it
     * @return what changes, what is lost, and the verdicts
     * @throws org.domainverifier.dns.InvalidDomainNameException if that is not a domain name
     */
    public ClickPreview preview(DnsResolver live, DomainVerifier.Builder verifier, String domain) {
        return preview(live, verifier, DomainName.of(domain));
    }

    /**
     * What the click would do to a domain. The zone is asked for what is there at the names of the template; the template is applied to
     * that by the rules of a DNS host that does not remember templates; the domain is verified as it is, as it would be after the click,
     * and as it would be after the library's own plan.
     *
     * @param live the DNS, best the zone's own servers ({@code AuthoritativeResolver})
     * @param verifier what is expected beside the template, which is stated in it; its resolver becomes {@code live}
     * @param domain the domain, the top of a zone
     * @return what changes, what is lost, and the verdicts
     */
    public ClickPreview preview(DnsResolver live, DomainVerifier.Builder verifier, DomainName domain) {
        ResolvedTemplate resolved = resolve(domain);
        DomainVerifier judge = resolved.stateIn(verifier.resolver(live)).build();
        DomainReport before = judge.verify(domain);
        DomainReport look = DomainVerifier.builder()
                .resolver(live)
                .check(new ClickCheck(this))
                .only(ClickCheck.KEY)
                .build()
                .verify(domain);
        ClickSight sight = look.find(ClickCheck.KEY).orElseGet(() -> ClickSight.unknown(resolved, domain));
        DomainReport after =
                judge.preview(domain, new RepairPlan(List.copyOf(sight.applied().changes())));
        RepairPlan own = before.repairs();
        return new PreviewedClick(sight.applied(), sight.findings(), before, after, own, judge.preview(domain, own));
    }
}
