/**
 * Texts of mail records read as a person reads them who knows what was meant: whoever sends, whoever gets reports, which policy.
 * Made for the judge of repair plans; it uses nothing of the library's parsers.
 */
package org.domainverifier.laws.reading;
