/** What the TXT records of MTA-STS and TLS-RPT have in common. Not exported. */
package org.domainverifier.mtasts.txt;
