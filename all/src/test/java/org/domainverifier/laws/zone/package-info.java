/** A small model of zones and of what a resolver says of them, made for the judge of repair plans: it uses nothing of the library. */
package org.domainverifier.laws.zone;
