/** To be written. */
@NullMarked
package org.domainverifier;

import org.jspecify.annotations.NullMarked;
