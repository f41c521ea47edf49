package org.domainverifier.benchmarks.verification;

import java.util.concurrent.TimeUnit;
import org.domainverifier.DomainReport;
import org.domainverifier.repair.RepairPlan;
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

/** A verification with all six checks and a provider's expectations, on one thread, every DNS answer in memory. With {@code -prof gc}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
public class VerificationBenchmark {
    /** What the customers publish. */
    @Param({"RIGHT", "SENDERS", "BROKEN"})
    public CustomerShape shape = CustomerShape.RIGHT;

    @SuppressWarnings("NullAway.Init")
    private Customers customers;

    /** Makes the customers of the shape. */
    @Setup
    public void setUp() {
        customers = new Customers(shape);
    }

    /**
     * The report.
     *
     * @return the next customer's
     */
    @Benchmark
    public DomainReport report() {
        return customers.verifyNext();
    }

    /**
     * The report and its plan.
     *
     * @return what the next customer has to change
     */
    @Benchmark
    public RepairPlan plan() {
        return customers.verifyNext().repairs();
    }
}
