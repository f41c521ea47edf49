/**
 * What the TXT records of MTA-STS and TLS-RPT have in common. Not exported.
 *
 * @since 0.1.0
 */
package org.domainverifier.mtasts.txt;
