/** To be written. */
@NullMarked
package org.domainverifier.mtasts;

import org.jspecify.annotations.NullMarked;
