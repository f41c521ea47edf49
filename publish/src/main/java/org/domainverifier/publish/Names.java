package org.domainverifier.publish;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** Names as tools spell them. */
final class Names {
    private Names() {}

    /** Letters, digits, hyphens and underscores in every label, or a wildcard: what is spelt the same everywhere. */
    static boolean isPlain(DomainName name) {
        List<String> labels = name.labels();
        for (int i = 0; i < labels.size(); i++) {
            if (!isPlain(labels.get(i)) && !(i == 0 && labels.get(i).equals("*"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String label) {
        return label.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_');
    }

    /** The name without the zone's; empty for the apex. */
    static String relative(DomainName name, DomainName zone) {
        List<String> labels = name.labels();
        return String.join(".", labels.subList(0, labels.size() - zone.labels().size()));
    }

    /** The name that data lead to. */
    static Optional<DomainName> target(RecordData data) {
        if (data instanceof RecordData.Mx mx) {
            return Optional.of(mx.exchange());
        } else if (data instanceof RecordData.Cname cname) {
            return Optional.of(cname.target());
        } else if (data instanceof RecordData.Ns ns) {
            return Optional.of(ns.server());
        } else if (data instanceof RecordData.Ptr ptr) {
            return Optional.of(ptr.target());
        }
        return data instanceof RecordData.Srv srv ? Optional.of(srv.target()) : Optional.empty();
    }
}
