/**
 * Templates of Domain Connect: what a service provider asks its customers to publish, as a JSON file with variables, which DNS hosts
 * apply for them (draft-ietf-dconn-domainconnect, whose revision 05 the section numbers of this package are of):
 *
 * <pre>
 * {"providerId": "trekmail.net", "serviceId": "mail", …, "records": [
 *   {"type": "MX", "host": "@", "pointsTo": "mail.trekmail.net", "priority": 10, "ttl": 3600},
 *   {"type": "TXT", "host": "dkim._domainkey", "data": "v=DKIM1; p=%key%", "ttl": 3600}]}
 * </pre>
 *
 * <p>A template is read whatever it says, checked, and filled with the values of a customer:
 *
 * <pre>{@code
 * DomainConnectTemplate template = DomainConnectTemplate.read(json).orElseThrow();
 * List<TemplateDiagnostic> mistakes = template.lint();
 * ResolvedTemplate resolved = template.resolve(DomainName.of("customer.example"), Map.of("key", "MIIBIjAN…"));
 * DomainReport report = resolved.stateIn(DomainVerifier.builder()).build().verify("customer.example");
 * }</pre>
 *
 * <p>What becomes of a customer's zone when a DNS host applies it, and what the customer would lose by that click, can be told before:
 *
 * <pre>{@code
 * AppliedTemplate applied = template.applyTo(HostedZone.of(DomainName.of("customer.example"), records), values);
 * ClickPreview preview = TemplateClick.of(template).with(values).preview(resolver, DomainVerifier.builder(), "customer.example");
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.domainconnect;

import org.jspecify.annotations.NullMarked;
