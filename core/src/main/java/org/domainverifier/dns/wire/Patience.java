package org.domainverifier.dns.wire;

import java.util.function.BooleanSupplier;

/**
 * How long to wait for one server.
 *
 * @param tryNanos for each protocol; the answer may come as long as this lasts, however often the question is sent
 * @param deadlineNanos the end of all waiting, as a time of {@link System#nanoTime()}
 * @param overdue called on the transport's thread whenever an answer over UDP has not come in the time that the server usually
 *     takes, or twice as long as the last time: true if the datagram is to be sent again. Whoever waits may ask another server instead,
 *     while this one may still answer
 */
public record Patience(long tryNanos, long deadlineNanos, BooleanSupplier overdue) {}
