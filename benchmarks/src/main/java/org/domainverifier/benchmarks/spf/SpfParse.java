package org.domainverifier.benchmarks.spf;

import java.util.concurrent.TimeUnit;
import org.apache.james.jspf.core.SPF1Record;
import org.apache.james.jspf.core.exceptions.SPFResultException;
import org.apache.james.jspf.impl.DefaultTermsFactory;
import org.apache.james.jspf.parser.RFC4408SPF1Parser;
import org.apache.james.jspf.wiring.WiringService;
import org.domainverifier.record.Parsed;
import org.domainverifier.spf.SpfRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Records parsed a second, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SpfParse {
    /** Every common mechanism once. */
    public String record = "v=spf1 a mx ip4:192.0.2.0/24 ip6:2001:db8::/32 include:_spf.example.com -all";

    private final RFC4408SPF1Parser jspf = new RFC4408SPF1Parser(new DefaultTermsFactory(new NoWiring()));

    /** The terms that are measured need nothing. */
    private static final class NoWiring implements WiringService {
        @Override
        public void wire(Object component) {
            // nothing to be wired
        }
    }

    /**
     * This library.
     *
     * @return the typed record with diagnostics
     */
    @Benchmark
    public Parsed<SpfRecord> domainVerifier() {
        return SpfRecord.parse(record);
    }

    /**
     * Apache jSPF.
     *
     * @return its record
     * @throws SPFResultException never, for this record
     */
    @Benchmark
    public SPF1Record jspf() throws SPFResultException {
        return jspf.parse(record);
    }
}
