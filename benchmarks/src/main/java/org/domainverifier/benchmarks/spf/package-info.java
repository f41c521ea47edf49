/**
 * SPF beside other implementations: the same zones, the same answers, in the same run.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.benchmarks.spf;

import org.jspecify.annotations.NullMarked;
