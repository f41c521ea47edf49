/**
 * Well-known mail services, recognized by the names that they use in the DNS: the hosts in MX records, what customers include in SPF, where
 * DKIM aliases lead, and which selectors they are given. So a finding can say whose records were left behind, whose servers an SPF record lets
 * send, and who keeps a DKIM key:
 *
 * <pre>{@code
 * Optional<MailService> service =
 *         MailServices.wellKnown().byMailExchanger(DomainName.of("alt1.aspmx.l.google.com"));
 * String name = service.orElseThrow().name();                 // "Google Workspace"
 * }</pre>
 *
 * <p>The services are in the data file {@code mail-services.txt} beside this package's classes. A service is a hint for people, and no verdict
 * depends on it.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.service;

import org.jspecify.annotations.NullMarked;
