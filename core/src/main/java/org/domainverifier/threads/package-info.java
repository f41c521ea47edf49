/**
 * The threads of the library: all daemons that end when they have nothing to do, know nothing of whoever started them (class
 * loader, thread locals, access control), and can therefore pin nothing.
 *
 * <p>{@link org.domainverifier.threads.Timers} waits, {@link org.domainverifier.threads.Workers} works. Not for applications: the
 * module exports this package to the library's own checks only.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.threads;

import org.jspecify.annotations.NullMarked;
