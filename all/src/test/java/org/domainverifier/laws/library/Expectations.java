package org.domainverifier.laws.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.laws.Wanted.Asked;
import org.domainverifier.laws.Wanted.Dmarc;
import org.domainverifier.laws.Wanted.Host;
import org.domainverifier.laws.Wanted.Selector;
import org.domainverifier.laws.Wanted.Sts;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** What is asked for in the library's words. */
final class Expectations {
    private Expectations() {}

    static List<Expectation> of(Asked asked) {
        List<Expectation> expectations = new ArrayList<>();
        mx(asked.mx()).ifPresent(expectations::add);
        if (!asked.includes().isEmpty()) {
            String[] more = asked.includes().stream().skip(1).toArray(String[]::new);
            expectations.add(SpfExpectation.include(asked.includes().get(0), more));
        }
        if (!asked.addresses().isEmpty()) {
            expectations.add(SpfExpectation.authorizing(asked.addresses().toArray(String[]::new)));
        }
        asked.selectors().stream()
                .map(Expectations::selector)
                .reduce(DkimExpectation::and)
                .ifPresent(expectations::add);
        asked.dmarc().map(Expectations::dmarc).ifPresent(expectations::add);
        asked.tlsRpt()
                .map(uris -> uris.isEmpty()
                        ? TlsRptExpectation.anyValid()
                        : TlsRptExpectation.reportTo(uris.toArray(String[]::new)))
                .ifPresent(expectations::add);
        asked.mtaSts().map(Expectations::mtaSts).ifPresent(expectations::add);
        return expectations;
    }

    private static Optional<Expectation> mx(List<Host> hosts) {
        List<Host> sorted =
                hosts.stream().sorted(Comparator.comparing(Host::preference)).toList();
        Optional<MxExpectation> all = Optional.empty();
        for (Host host : sorted) {
            all = all.map(others -> others.and(host.preference(), host.name()))
                    .or(() -> Optional.of(MxExpectation.only(host.preference(), host.name())));
        }
        return all.map(Expectation.class::cast);
    }

    private static DkimExpectation selector(Selector selector) {
        return selector.key()
                .map(key -> DkimExpectation.key(selector.name(), key))
                .or(() -> selector.alias().map(alias -> DkimExpectation.alias(selector.name(), alias)))
                .orElseGet(() -> DkimExpectation.notReady(selector.name()));
    }

    private static Expectation dmarc(Dmarc wish) {
        DmarcExpectation expectation = DmarcExpectation.anyValid();
        if (wish.atLeast().isPresent()) {
            String policy = wish.atLeast().get().toUpperCase(Locale.ROOT);
            expectation = expectation.atLeast(Stream.of(DmarcPolicy.values())
                    .filter(each -> each.name().equals(policy))
                    .findFirst()
                    .orElseThrow());
        }
        for (String address : wish.rua()) {
            expectation = expectation.reportingTo(address);
        }
        return wish.suggestion().isPresent()
                ? expectation.suggesting(wish.suggestion().get())
                : expectation;
    }

    private static Expectation mtaSts(Sts wish) {
        if (wish.host().isEmpty()) {
            return MtaStsExpectation.anyValid();
        }
        return wish.id().isPresent()
                ? MtaStsExpectation.hostedAt(wish.host().get(), wish.id().get())
                : MtaStsExpectation.hostedAt(wish.host().get());
    }
}
