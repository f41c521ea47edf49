/**
 * The MX check: where a domain's mail goes (RFC 5321 §5.1), null MX (RFC 7505), and whether that is what the provider asked for.
 */
package org.domainverifier.mx;
