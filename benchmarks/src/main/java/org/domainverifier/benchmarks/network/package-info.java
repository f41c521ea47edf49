/**
 * Whole runs over real sockets: one domain, many domains and single questions, over a path that delays and loses, each beside a limit
 * that is measured in the same run. {@code NetworkRun} prints them.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.benchmarks.network;

import org.jspecify.annotations.NullMarked;
