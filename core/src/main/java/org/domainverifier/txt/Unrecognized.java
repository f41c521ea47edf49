package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.jspecify.annotations.Nullable;

/**
 * The texts at a name that are not of the kind. There may be thousands, and what each was meant to be takes longer to find out than
 * anything else that is done with it: that is done once, only if somebody asks, and for no more near misses than findings tell of.
 *
 * @param <P> what the kind's parser answers
 */
final class Unrecognized<P> {
    private final TxtKind<P> kind;
    private final List<DnsRecord> texts;
    private volatile @Nullable Sorted<P> sorted; // who comes at the same time finds out the same

    Unrecognized(TxtKind<P> kind, List<DnsRecord> texts) {
        this.kind = kind;
        this.texts = List.copyOf(texts);
    }

    private record Sorted<P>(List<TxtSource<P>> nearMisses, List<DnsRecord> others, List<DnsRecord> unread) {}

    /** Those that were meant to be of the kind. */
    List<TxtSource<P>> nearMisses() {
        return sorted().nearMisses();
    }

    /** Those that are something else. */
    List<DnsRecord> others() {
        return sorted().others();
    }

    /** Those behind the last near miss that is read: what they were meant to be nobody has found out. */
    List<DnsRecord> unread() {
        return sorted().unread();
    }

    private Sorted<P> sorted() {
        Sorted<P> known = sorted;
        if (known == null) {
            known = sort();
            sorted = known;
        }
        return known;
    }

    private Sorted<P> sort() {
        List<TxtSource<P>> nearMisses = new ArrayList<>();
        List<DnsRecord> others = new ArrayList<>();
        int at = 0;
        while (at < texts.size() && nearMisses.size() < TxtLook.MOST_NEAR_MISSES) {
            DnsRecord record = texts.get(at++);
            RecordData.Txt data = (RecordData.Txt) record.data();
            Optional<TxtMeant> meant = TxtKind.isTooLong(data) ? Optional.empty() : kind.meant(data.text());
            if (meant.isPresent()) {
                String text = meant.get().text();
                nearMisses.add(new TxtSource<>(record, data.text(), meant, kind.parse(text)));
            } else {
                others.add(record);
            }
        }
        return new Sorted<>(List.copyOf(nearMisses), List.copyOf(others), texts.subList(at, texts.size()));
    }
}
