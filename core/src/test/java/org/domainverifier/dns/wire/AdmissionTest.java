package org.domainverifier.dns.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final DnsQuestion QUESTION = new DnsQuestion(DomainName.of("example.com"), RecordType.MX);
    private static final DnsAnswer ANSWER = DnsAnswer.Failure.of(QUESTION, FailureCause.REFUSED, "an answer");

    private final DnsTransport transport = new DnsTransport("admission-under-test");
    private final Admission admission = new Admission(transport, 2);
    private final List<String> began = Collections.synchronizedList(new ArrayList<>());
    private final List<Runnable> onTheirWay = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        transport.close();
    }

    /** Runs a task on the transport's thread and waits until all that came of it is done. */
    private void onLoop(Runnable task) throws Exception {
        CompletableFuture<Object> done = new CompletableFuture<>();
        transport.execute(new EventLoop.Task(task::run, done::completeExceptionally));
        for (int turns = 0; turns < 3; turns++) {
            CompletableFuture<Object> turn = new CompletableFuture<>();
            transport.execute(new EventLoop.Task(() -> turn.complete("done"), turn::completeExceptionally));
            turn.get(20, SECONDS);
        }
    }

    private void admit(String name) throws Exception {
        onLoop(() -> admission.admit(
                done -> {
                    began.add(name);
                    onTheirWay.add(done);
                },
                why -> began.add(name + " abandoned")));
    }

    @Test
    void whoFindsNoRoomWaitsForThoseBefore() throws Exception {
        for (String name : List.of("a", "b", "c", "d")) {
            admit(name);
        }
        assertThat(began).containsExactly("a", "b");

        onLoop(onTheirWay.get(1));
        assertThat(began).containsExactly("a", "b", "c");
        onLoop(onTheirWay.get(0));
        assertThat(began).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aPlaceIsLeftOnceHoweverOftenItIsSaid() throws Exception {
        for (String name : List.of("a", "b", "c", "d")) {
            admit(name);
        }

        onLoop(onTheirWay.get(0));
        onLoop(onTheirWay.get(0));

        assertThat(began).containsExactly("a", "b", "c");
    }

    @Test
    void whatCannotBeginGivesItsPlaceBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            onLoop(() -> admission.admit(
                    done -> {
                        throw new IOException("no network");
                    },
                    why -> began.add(why.getMessage())));
        }
        admit("last");

        assertThat(began).containsExactly("no network", "no network", "no network", "last");
    }

    @Test
    void aQuestionIsAnsweredInItsTurn() throws Exception {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();

        admission.ask(QUESTION, then -> then.accept(ANSWER), answer::complete);

        assertThat(answer.get(20, SECONDS)).isEqualTo(ANSWER);
    }

    @Test
    void aRunThatBreaksIsAFailureOfTheQuestion() throws Exception {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();

        admission.ask(
                QUESTION,
                then -> {
                    throw new IllegalStateException("broken");
                },
                answer::complete);

        assertThat(answer.get(20, SECONDS))
                .isEqualTo(DnsAnswer.Failure.of(QUESTION, FailureCause.RESOLVER_ERROR, "broken"));
    }

    @Test
    void whenTheTransportIsClosedEveryQuestionIsUnreachable() throws Exception {
        transport.close();
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();

        admission.ask(QUESTION, then -> then.accept(ANSWER), answer::complete);

        assertThat(answer.get(20, SECONDS))
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(FailureCause.UNREACHABLE));
    }
}
