package org.domainverifier.benchmarks.spf;

import java.util.concurrent.TimeUnit;
import org.domainverifier.spf.SpfEvaluation;
import org.domainverifier.testing.internal.SpfShapes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Evaluations a second, on one thread, every DNS answer in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SpfEvaluate {
    /** The domain of the shape. */
    @Param({"one.example", "typical.example", "big.example", "chain.example"})
    public String shape = "";

    @SuppressWarnings("NullAway.Init")
    private SpfSubject subject;

    /** Makes the zones of the shape. */
    @Setup
    public void setUp() {
        subject = new SpfSubject(SpfShapes.ALL.stream()
                .filter(each -> each.domain().equals(shape))
                .findFirst()
                .orElseThrow());
    }

    /**
     * This library.
     *
     * @return the evaluation with its trace
     */
    @Benchmark
    public SpfEvaluation domainVerifier() {
        return subject.domainVerifier();
    }

    /**
     * Apache jSPF.
     *
     * @return the result's name
     */
    @Benchmark
    public String jspf() {
        return subject.jspf();
    }
}
