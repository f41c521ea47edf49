/** SPF beside other implementations: the same zones, the same answers, in the same run. */
@NullMarked
package org.domainverifier.benchmarks.spf;

import org.jspecify.annotations.NullMarked;
