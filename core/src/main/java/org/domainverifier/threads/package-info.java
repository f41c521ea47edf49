/**
 * The threads of the library: all daemons that end when they have nothing to do, know nothing of whoever started them (class
 * loader, thread locals, access control), and can therefore pin nothing.
 *
 * <p>{@link org.domainverifier.threads.Timers} waits, {@link org.domainverifier.threads.Workers} works. Not for applications: the
 * module exports this package to the library's own checks only.
 */
package org.domainverifier.threads;
