/** To be written. */
@NullMarked
package org.domainverifier.tlsrpt;

import org.jspecify.annotations.NullMarked;
