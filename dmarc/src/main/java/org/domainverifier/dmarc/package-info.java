/** To be written. */
@NullMarked
package org.domainverifier.dmarc;

import org.jspecify.annotations.NullMarked;
