/** To be written. */
@NullMarked
package org.domainverifier.spf;

import org.jspecify.annotations.NullMarked;
