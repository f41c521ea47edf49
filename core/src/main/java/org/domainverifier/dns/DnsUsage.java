package org.domainverifier.dns;

import java.time.Duration;

/**
 * What a verification cost.
 *
 * @param questions how many different questions went to the resolver
 * @param fromMemory how many more were answered by an answer that was there or on its way
 * @param failed how many of the questions failed
 * @param rounds how many times answers had to be waited for, one after the other: a question belongs to the round behind the
 *     newest round of which an answer had arrived when it was asked; a resolver that answers at once costs no round
 * @param elapsed from the first step to the report
 */
public record DnsUsage(int questions, int fromMemory, int failed, int rounds, Duration elapsed) {}
