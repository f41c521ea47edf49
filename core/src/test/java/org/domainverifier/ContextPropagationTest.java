package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What belongs to the thread that verifies is there wherever its verification goes on. */
@Timeout(60)
class ContextPropagationTest {
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final CountDownLatch told = new CountDownLatch(1);

    @BeforeEach
    void begin() {
        TENANT.set("tenant7");
    }

    @AfterEach
    void end() {
        TENANT.remove();
    }

    private static UnaryOperator<Runnable> capture() {
        String tenant = TENANT.get();
        return task -> () -> {
            String before = TENANT.get();
            TENANT.set(tenant);
            try {
                task.run();
            } finally {
                TENANT.set(before);
            }
        };
    }

    private void look(String where) {
        seen.put(where, String.valueOf(TENANT.get()));
    }

    private DomainVerifier.Builder verifier() {
        CustomerValue<String> value = CustomerValue.of(customer -> {
            look("provider's function");
            return Optional.of("value");
        });
        StubCheck check = new StubCheck(
                "own",
                context -> context.ask(context.domain(), RecordType.MX)
                        .thenCompose(mx -> {
                            look("judgement");
                            return context.value(value);
                        })
                        .thenCompose(said -> {
                            look("judgement of a value");
                            return context.blocking(() -> {
                                look("blocking");
                                return said;
                            });
                        })
                        .thenCompose(done -> {
                            look("judgement of what blocked");
                            CompletableFuture<String> onExecutor = new CompletableFuture<>();
                            context.executor().execute(() -> {
                                look("executor");
                                onExecutor.complete("done");
                            });
                            return context.once("work", () -> onExecutor);
                        })
                        .thenApply(work -> {
                            look("judgement of other work");
                            return StubCheck.Result.of(CheckStatus.CORRECT);
                        }));
        return DomainVerifier.builder()
                .resolver(ZoneResolver.builder()
                        .zone("customer.example. IN MX 0 .")
                        .delayAll(Duration.ofMillis(1))
                        .build())
                .check(check)
                .only("own")
                .listener(new VerificationListener() {
                    @Override
                    public void reported(VerificationRun run, DomainReport report) {
                        look("listener");
                        told.countDown();
                    }
                });
    }

    @Test
    void whatIsCarriedAlongIsThereEverywhere() throws Exception {
        CompletableFuture<Void> after = verifier()
                .contextPropagation(ContextPropagationTest::capture)
                .build()
                .verifyAsync("customer.example")
                .thenAccept(report -> look("what follows"));

        after.get(20, TimeUnit.SECONDS);
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(seen)
                .hasSize(9)
                .allSatisfy((where, tenant) -> assertThat(tenant).as(where).isEqualTo("tenant7"));
    }

    @Test
    void itIsThereWhereTheTimeIsUp() throws Exception {
        CompletableFuture<Void> after = DomainVerifier.builder()
                .resolver(question -> new CompletableFuture<>())
                .only(MxCheck.KEY)
                .timeout(Duration.ofMillis(200))
                .contextPropagation(ContextPropagationTest::capture)
                .build()
                .verifyAsync("customer.example")
                .thenAccept(report -> look("what follows"));

        after.get(20, TimeUnit.SECONDS);
        assertThat(seen).containsEntry("what follows", "tenant7");
    }

    @Test
    void theProvidersFunctionsHaveItForTheRecordsToPublishToo() {
        DomainVerifier verifier = DomainVerifier.builder()
                .require(Expectation.perCustomer(MxCheck.KEY, customer -> {
                    look("provider's function");
                    return Optional.of(MxExpectation.only(10, "mail.provider.example"));
                }))
                .contextPropagation(ContextPropagationTest::capture)
                .build();

        assertThat(verifier.recordsToPublish("customer.example")).hasSize(1);
        assertThat(seen).containsEntry("provider's function", "tenant7");
    }

    @Test
    void oneThatThrowsGivesNothingOrForgetsTheTaskHarmsNothing() throws Exception {
        DomainReport report = verifier()
                .contextPropagation(() -> {
                    throw new IllegalStateException("of a context");
                })
                .contextPropagation(() -> task -> {
                    throw new IllegalStateException("of a context");
                })
                .contextPropagation(() -> task -> () -> {})
                .contextPropagation(ContextPropagationTest::capture)
                .build()
                .verifyAsync("customer.example")
                .get(20, TimeUnit.SECONDS);

        assertThat(report.status(StubCheck.keyOf("own"))).contains(CheckStatus.CORRECT);
        assertThat(seen).containsEntry("judgement", "tenant7");
    }
}
