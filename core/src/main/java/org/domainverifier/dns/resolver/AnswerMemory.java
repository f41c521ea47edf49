package org.domainverifier.dns.resolver;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What a cache has in mind, of bounded size, in two parts: newcomers, and what has proven useful since somebody else asked for it too.
 * Newcomers make room for newcomers: where they have more than a quarter of the room, the eldest of them goes, whatever the rest. So
 * however many names one domain makes its verifier ask for, they push out nothing that several domains have in common. Safe for use by
 * several threads; each step costs the same whatever is kept.
 */
final class AnswerMemory {
    private static final int PART_OF_NEWCOMERS = 4;
    private static final int PART_OF_ONE = 64;

    /** One of the two parts, the one that goes first at its beginning. */
    private static final class Part {
        private final LinkedHashMap<DnsQuestion, KeptAnswer> answers;
        private long octets;

        Part(boolean byUse) {
            answers = new LinkedHashMap<>(16, 0.75f, byUse);
        }

        void put(KeptAnswer kept) {
            answers.put(kept.answer().question(), kept);
            octets += kept.octets();
        }

        @Nullable
        KeptAnswer remove(DnsQuestion question) {
            @Nullable KeptAnswer removed = answers.remove(question);
            octets -= removed == null ? 0 : removed.octets();
            return removed;
        }

        void removeFirst() {
            Iterator<KeptAnswer> eldest = answers.values().iterator();
            octets -= eldest.next().octets();
            eldest.remove();
        }

        void removeIf(Predicate<DnsQuestion> which) {
            answers.entrySet().removeIf(entry -> {
                boolean goes = which.test(entry.getKey());
                octets -= goes ? entry.getValue().octets() : 0;
                return goes;
            });
        }
    }

    private final int maxEntries;
    private final long maxOctets;
    private final Part newcomers = new Part(false); // guarded by this, as all below
    private final Part proven = new Part(true);
    private long evicted;

    AnswerMemory(int maxEntries, long maxOctets) {
        this.maxEntries = maxEntries;
        this.maxOctets = maxOctets;
    }

    /** What is known, if it may still be given. What has proven useful keeps its place until it is known anew. */
    synchronized Optional<DnsAnswer> get(DnsQuestion question, Object asker, long nowMillis) {
        @Nullable KeptAnswer kept = proven.answers.get(question);
        if (kept != null) {
            return kept.isFresh(nowMillis) ? Optional.of(kept.at(nowMillis)) : Optional.empty();
        }
        kept = newcomers.answers.get(question);
        if (kept == null) {
            return Optional.empty();
        } else if (!kept.isFresh(nowMillis)) {
            newcomers.remove(question);
            return Optional.empty();
        } else if (!kept.broughtBy().equals(asker)) {
            newcomers.remove(question);
            proven.put(kept);
        }
        return Optional.of(kept.at(nowMillis));
    }

    /** Keeps an answer in place of an earlier one, unless it alone would take much of the room. */
    synchronized void put(KeptAnswer kept) {
        DnsQuestion question = kept.answer().question();
        boolean wasProven = proven.answers.containsKey(question);
        newcomers.remove(question);
        proven.remove(question);
        if (kept.octets() > maxOctets / PART_OF_ONE) {
            return;
        }
        (wasProven ? proven : newcomers).put(kept);
        while (size() > maxEntries || octets() > maxOctets) {
            boolean many = newcomers.answers.size() > maxEntries / PART_OF_NEWCOMERS
                    || newcomers.octets > maxOctets / PART_OF_NEWCOMERS
                    || proven.answers.isEmpty();
            (many ? newcomers : proven).removeFirst();
            evicted++;
        }
    }

    synchronized void removeIf(Predicate<DnsQuestion> which) {
        newcomers.removeIf(which);
        proven.removeIf(which);
    }

    synchronized int size() {
        return newcomers.answers.size() + proven.answers.size();
    }

    synchronized long octets() {
        return newcomers.octets + proven.octets;
    }

    synchronized long evicted() {
        return evicted;
    }
}
