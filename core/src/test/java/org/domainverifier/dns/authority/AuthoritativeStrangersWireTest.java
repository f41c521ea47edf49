package org.domainverifier.dns.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerAnswer;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackNetwork;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Delegations to addresses that are nobody's or somebody else's: how many datagrams a verification sends there. */
class AuthoritativeStrangersWireTest {
    private static final String ROOT = "127.0.5.1";
    private static final int NAMES = 640;
    private static final int SERVERS = 13;
    private static final int ADDRESSES = 6;
    private static final DomainName EVIL = DomainName.of("evil.example");

    private final LoopbackNetwork network = new LoopbackNetwork();
    private final AtomicInteger recursive = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger toStrangers = new AtomicInteger();
    private AuthoritativeResolver resolver;

    /** Somebody's sockets at the addresses that a delegation names: silent, and counting what arrives. */
    private static final class Strangers implements AutoCloseable {
        private final List<DatagramChannel> channels = new ArrayList<>();

        Strangers(int port, List<String> addresses) throws IOException {
            for (String address : addresses) {
                DatagramChannel channel = DatagramChannel.open();
                channels.add(channel);
                channel.bind(new InetSocketAddress(LoopbackNetwork.address(address), port));
                channel.configureBlocking(false);
            }
        }

        /** What has arrived since the last call. */
        int datagrams() throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(2000);
            int count = 0;
            for (DatagramChannel channel : channels) {
                while (channel.receive(buffer.clear()) != null) {
                    count++;
                }
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            for (DatagramChannel channel : channels) {
                channel.close();
            }
        }
    }

    private Strangers strangers(String prefix) throws IOException {
        List<String> addresses = IntStream.rangeClosed(1, SERVERS * ADDRESSES)
                .mapToObj(i -> prefix + i)
                .toList();
        return new Strangers(network.port(), addresses);
    }

    @BeforeEach
    void start() {
        network.server(ROOT, """
                . 60 IN SOA a. x. 1 60 60 60 60
                . 60 IN NS a.
                evil.example. 60 IN NS ns.evil.example.
                ns.evil.example. 60 IN A 127.0.5.2
                """);
    }

    @AfterEach
    void stop() {
        if (resolver != null) {
            resolver.close();
        }
        network.close();
    }

    /** Each name below evil.example is a zone of its own, with servers at 78 addresses. */
    private void delegateAll(IntFunction<String> prefix) {
        StringBuilder zone = new StringBuilder("evil.example. 60 IN SOA ns x. 1 60 60 60 60\n");
        zone.append("evil.example. 60 IN NS ns.evil.example.\nns.evil.example. 60 IN A 127.0.5.2\n");
        for (int name = 0; name < NAMES; name++) {
            for (int server = 0; server < SERVERS; server++) {
                String host = "ns" + server + ".n" + name + ".evil.example. 60 IN ";
                zone.append("n" + name + ".evil.example. 60 IN NS " + host.replace(" 60 IN ", "") + "\n");
                for (int address = 0; address < ADDRESSES; address++) {
                    zone.append(host).append("A ").append(prefix.apply(name));
                    zone.append(server * ADDRESSES + address + 1).append('\n');
                }
            }
        }
        // over UDP it would leave out some of the addresses
        network.server("127.0.5.2", zone.toString()).faultForAll(Fault.TRUNCATED_OVER_UDP);
    }

    private static boolean isStranger(InetAddress address) {
        return address.getAddress()[1] != 0;
    }

    private AuthoritativeResolver.Builder builder() {
        return AuthoritativeResolver.builder()
                .roots(List.of(LoopbackNetwork.address(ROOT)))
                .recursive(question -> {
                    recursive.incrementAndGet();
                    return CompletableFuture.completedFuture(
                            DnsAnswer.Failure.of(question, FailureCause.UNREACHABLE, "there is none"));
                })
                .port(network.port())
                .timeout(Duration.ofMinutes(2))
                .timeoutPerTry(Duration.ofMillis(100))
                .allowSpecialAddresses(SpecialRange.LOOPBACK)
                .wire(this::counting);
    }

    private ServerPort counting(ServerPort wire) {
        return (asker, address, question, deadlineNanos, overdue, then) -> {
            count(address);
            BooleanSupplier counted = () -> {
                boolean again = overdue.getAsBoolean();
                if (again) {
                    count(address);
                }
                return again;
            };
            return wire.ask(asker, address, question, deadlineNanos, counted, then);
        };
    }

    private void count(InetAddress address) {
        sent.incrementAndGet();
        if (isStranger(address)) {
            toStrangers.incrementAndGet();
        }
    }

    private static DomainName name(int number) {
        return EVIL.child("n" + number);
    }

    private static DnsAnswer ask(DnsResolver view, int number) throws Exception {
        return view.resolve(name(number), RecordType.A).get(60, TimeUnit.SECONDS);
    }

    /** A few at a time, as the checks of a verification ask, so that not all is spent on the way to the delegations. */
    private List<DnsAnswer> askAll(DnsResolver view) throws Exception {
        List<DnsAnswer> answers = new ArrayList<>();
        for (int i = 0; i < NAMES; i += 16) {
            List<CompletableFuture<DnsAnswer>> asked = IntStream.range(i, i + 16)
                    .mapToObj(name -> view.resolve(name(name), RecordType.A))
                    .toList();
            for (CompletableFuture<DnsAnswer> each : asked) {
                answers.add(each.get(60, TimeUnit.SECONDS));
            }
        }
        return answers;
    }

    @Test
    void hundredsOfNamesCostNoMoreThanTheBudget() throws Exception {
        delegateAll(name -> "127.10.0."); // each zone has names of servers of its own, all at the same 78 addresses
        try (Strangers strangers = strangers("127.10.0.")) {
            resolver = builder().build();

            List<DnsAnswer> answers = askAll(resolver.forVerification());

            assertFailures(answers);
            assertThat(strangers.datagrams())
                    .as("what arrives at their sockets")
                    .isPositive()
                    .isLessThan(QueryBudget.OF_VERIFICATION);
        }
    }

    @Test
    void hundredsOfNamesWithAddressesOfTheirOwnCostNoMoreThanTheBudget() throws Exception {
        delegateAll(name -> "127." + (60 + name / 100) + "." + name % 100 + "."); // 49,920, where nobody listens
        resolver = builder().build();

        List<DnsAnswer> answers = askAll(resolver.forVerification());

        assertFailures(answers);
        assertThat(answers)
                .filteredOn(answer -> ((DnsAnswer.Failure) answer).detail().contains("400 queries"))
                .hasSizeGreaterThan(NAMES / 2);
        assertThat(sent.get()).isEqualTo(QueryBudget.OF_VERIFICATION);
        assertThat(toStrangers.get())
                .as("each name that is delegated costs a query to the attacker's own server first")
                .isLessThan(QueryBudget.OF_VERIFICATION);
        assertThat(recursive.get())
                .as("the recursive resolver is not made to do what we do not do")
                .isLessThan(NAMES / 2);
    }

    private static void assertFailures(List<DnsAnswer> answers) {
        assertThat(answers)
                .hasSize(NAMES)
                .allSatisfy(answer -> assertThat(answer.isFailure())
                        .as("a limit is a failure and never an absence: %s", answer)
                        .isTrue());
    }

    @Test
    void theSameServersForHundredsOfNamesAreTriedOnce() throws Exception {
        StringBuilder zone = new StringBuilder("evil.example. 60 IN SOA ns x. 1 60 60 60 60\n");
        zone.append("evil.example. 60 IN NS ns.evil.example.\nns.evil.example. 60 IN A 127.0.5.2\n");
        for (int server = 0; server < SERVERS; server++) {
            for (int name = 0; name < NAMES; name++) {
                zone.append("n" + name + ".evil.example. 60 IN NS s" + server + ".evil.example.\n");
            }
            for (int address = 1; address <= ADDRESSES; address++) {
                zone.append("s" + server + ".evil.example. 60 IN A 127.20.0." + (server * ADDRESSES + address) + "\n");
            }
        }
        network.server("127.0.5.2", zone.toString());
        try (Strangers strangers = strangers("127.20.0.")) {
            resolver = builder().build();
            DnsResolver view = resolver.forVerification();

            for (int i = 0; i < 50; i++) {
                assertThat(ask(view, i).isFailure()).isTrue();
            }

            assertThat(strangers.datagrams()).isEqualTo(Reach.MAX_UNHEARD);
        }
    }

    @Test
    void ofSilentAddressesEachIsSentNoMoreThanTwoDatagramsHoweverLongTheyAreWaitedFor() throws Exception {
        delegateAll(name -> "127.31.0.");
        try (Strangers strangers = strangers("127.31.0.")) {
            resolver = builder().timeoutPerTry(Duration.ofSeconds(3)).build(); // long enough for many repetitions
            DnsResolver view = resolver.forVerification();

            assertThat(ask(view, 1).isFailure()).isTrue();
            assertThat(strangers.datagrams()).isEqualTo(Reach.DEAD * Reach.MAX_UNHEARD);

            for (int i = 0; i < 5; i++) { // the same zone again
                assertThat(view.resolve(name(1).child("x" + i), RecordType.A)
                                .get(60, TimeUnit.SECONDS)
                                .isFailure())
                        .isTrue();
            }
            assertThat(strangers.datagrams()).isZero();
        }
    }

    @Test
    void ofUnreachableAddressesNoMoreAreTriedThanOfSilentOnes() throws Exception {
        delegateAll(name -> "127.30.0."); // where nobody listens
        resolver = builder().timeoutPerTry(Duration.ofMinutes(1)).build(); // the system says so at once
        DnsResolver view = resolver.forVerification();

        assertThat(((DnsAnswer.Failure) ask(view, 1)).cause()).isEqualTo(FailureCause.UNREACHABLE);
        assertThat(toStrangers.get()).isEqualTo(Reach.MAX_UNHEARD);

        for (int i = 0; i < 10; i++) { // the same zone again
            assertThat(view.resolve(name(1).child("x" + i), RecordType.A)
                            .get(60, TimeUnit.SECONDS)
                            .isFailure())
                    .isTrue();
        }
        assertThat(toStrangers.get())
                .as("each of the three once more, since a datagram can be lost")
                .isEqualTo(Reach.DEAD * Reach.MAX_UNHEARD);
    }

    @Test
    void anAddressThatIsDeadIsNotTriedForAnotherZone() throws Exception {
        delegateAll(name -> "127.30.0."); // each zone has names of servers of its own, all at the same addresses
        resolver = builder().timeoutPerTry(Duration.ofMinutes(1)).build(); // the system says so at once
        DnsResolver view = resolver.forVerification();

        for (int i = 0; i < 200; i++) {
            assertThat(ask(view, i).isFailure()).isTrue();
        }

        assertThat(toStrangers.get()).isLessThanOrEqualTo(Reach.DEAD * SERVERS * ADDRESSES);
    }

    @Test
    void surveysLeaveAnAddressAloneThatNeverAnswered() throws Exception {
        delegateAll(name -> "127.40.0.");
        try (Strangers strangers = strangers("127.40.0.")) {
            resolver = builder().timeoutPerTry(Duration.ofSeconds(1)).build();
            DnsResolver view = resolver.forVerification();

            for (int i = 0; i < 40; i++) {
                assertThat(survey(view, i)
                                .get(60, TimeUnit.SECONDS)
                                .orElseThrow()
                                .answers())
                        .hasSize(SERVERS * ADDRESSES)
                        .extracting(ServerAnswer::condition)
                        .containsOnly(ServerCondition.SILENT);
            }

            assertThat(strangers.datagrams()).isEqualTo(Reach.DEAD * SERVERS * ADDRESSES);
        }
    }

    @Test
    void surveysOfManyServersThatAnswerEndWithTheirBudget() throws Exception {
        delegateAll(name -> "127.50.0.");
        network.server("127.0.5.3", ZoneText.of("n1.evil.example").toString());
        resolver = builder()
                .timeoutPerTry(Duration.ofMinutes(1))
                .wire(this::allAreOneServer)
                .build();
        DnsResolver view = resolver.forVerification();

        List<CompletableFuture<Optional<ZoneSurvey>>> asked =
                IntStream.range(0, 40).mapToObj(i -> survey(view, i)).toList();
        List<Optional<ZoneSurvey>> surveys = new ArrayList<>();
        for (CompletableFuture<Optional<ZoneSurvey>> each : asked) {
            surveys.add(each.get(60, TimeUnit.SECONDS));
        }

        assertThat(toStrangers.get())
                .as("and one for each question, to find its zone")
                .isEqualTo(QueryBudget.OF_SURVEYS + 40);
        assertThat(surveys)
                .filteredOn(Optional::isPresent)
                .as("half of a zone's servers are not given for all of them")
                .hasSize(QueryBudget.OF_SURVEYS / (SERVERS * ADDRESSES))
                .allSatisfy(survey -> assertThat(survey.orElseThrow().answers()).hasSize(SERVERS * ADDRESSES));
    }

    /** Name servers at many addresses, without a thread for each. */
    private ServerPort allAreOneServer(ServerPort wire) {
        return (asker, address, question, deadlineNanos, overdue, then) -> {
            if (isStranger(address)) {
                toStrangers.incrementAndGet();
            }
            InetAddress real = isStranger(address) ? LoopbackNetwork.address("127.0.5.3") : address;
            return wire.ask(asker, real, question, deadlineNanos, () -> false, then); // however slow this machine is
        };
    }

    private static CompletableFuture<Optional<ZoneSurvey>> survey(DnsResolver view, int number) {
        return view.survey(new DnsQuestion(name(1).child("x" + number), RecordType.TXT))
                .toCompletableFuture();
    }
}
