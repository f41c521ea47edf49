/** TLS-RPT (RFC 8460): the TXT record with the addresses for reports, and its check. */
package org.domainverifier.tlsrpt;
