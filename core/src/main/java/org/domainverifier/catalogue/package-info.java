/** How the data files are written that name what is well known in the DNS: entries with fields, found by the ends of names. */
package org.domainverifier.catalogue;
