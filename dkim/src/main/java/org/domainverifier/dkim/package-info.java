/** To be written. */
@NullMarked
package org.domainverifier.dkim;

import org.jspecify.annotations.NullMarked;
