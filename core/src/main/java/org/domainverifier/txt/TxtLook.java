package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/**
 * A look at the TXT records of one kind: asked once, parsed once, carried along by whoever judges and repairs. Immutable.
 *
 * @param <P> what the kind's parser answers
 */
public final class TxtLook<P> {
    /**
     * How many texts that were meant as records are read: as many as findings tell of (docs/decisions.md, D-MOST-NEAR-MISSES). What is
     * behind the last of them is {@linkplain #unread() not read}.
     */
    public static final int MOST_NEAR_MISSES = 100;

    private final TxtKind<P> kind;
    private final DomainName domain;
    private final boolean hasRoom;
    private final DnsAnswer answer;
    private final List<DnsAnswer> elsewhere;
    private final List<TxtSource<P>> records;
    private final List<TxtSource<P>> misplaced;
    private final List<DnsRecord> tooLong;
    private final Unrecognized<P> unrecognized;
    private final List<String> recognized;

    private TxtLook(TxtKind<P> kind, DomainName domain, DnsAnswer answer) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.domain = Objects.requireNonNull(domain, "domain");
        this.hasRoom = kind.nameFor(domain).isPresent();
        this.answer = Objects.requireNonNull(answer, "answer");
        this.elsewhere = List.of();
        this.misplaced = List.of();
        SortedTexts<P> sorted = SortedTexts.of(kind, answer);
        this.records = sorted.records();
        this.tooLong = sorted.tooLong();
        this.recognized = sorted.recognized();
        this.unrecognized = new Unrecognized<>(kind, sorted.left());
    }

    /** What was read at the name is not read again: there may be thousands of texts. */
    private TxtLook(TxtLook<P> here, List<DnsAnswer> elsewhere) {
        this.kind = here.kind;
        this.hasRoom = here.hasRoom;
        this.domain = here.domain;
        this.answer = here.answer;
        this.elsewhere = List.copyOf(elsewhere);
        this.records = here.records;
        this.tooLong = here.tooLong;
        this.recognized = here.recognized;
        this.unrecognized = here.unrecognized;
        List<TxtSource<P>> found = new ArrayList<>();
        for (DnsAnswer place : elsewhere) {
            for (DnsRecord record : place.records()) {
                if (record.data() instanceof RecordData.Txt txt && !TxtKind.isTooLong(txt)) {
                    String text = txt.text();
                    if (kind.recognizes(text)) {
                        found.add(SortedTexts.source(kind, record, text));
                    }
                }
            }
        }
        this.misplaced = List.copyOf(found);
    }

    /**
     * Asks for the record of a domain and, where there is none, for the names where people put it by mistake.
     *
     * @param <P> what the kind's parser answers
     * @param context the verification; its domain is asked about
     * @param kind the kind of record
     * @return the look to come, after one round, or two where the record is missing; it never ends exceptionally
     */
    public static <P> CompletableFuture<TxtLook<P>> at(CheckContext context, TxtKind<P> kind) {
        DomainName domain = context.domain();
        Optional<DomainName> name = kind.nameFor(domain);
        if (name.isEmpty()) {
            return CompletableFuture.completedFuture(withoutRoom(kind, domain));
        }
        // there may be thousands of texts, and as many judgements as there are alternatives
        return context.once(
                kind,
                () -> context.ask(name.get(), RecordType.TXT)
                        .thenCompose(answer -> of(kind, domain, answer).lookElsewhere(context)));
    }

    /**
     * What an answer says of a kind.
     *
     * @param <P> what the kind's parser answers
     * @param kind the kind of record
     * @param domain the domain
     * @param answer the answer to the question for TXT at the name where the kind's record is
     * @return the look, with nothing known of other names
     */
    public static <P> TxtLook<P> of(TxtKind<P> kind, DomainName domain, DnsAnswer answer) {
        return new TxtLook<>(kind, domain, answer);
    }

    private static <P> TxtLook<P> withoutRoom(TxtKind<P> kind, DomainName domain) {
        DnsQuestion question = new DnsQuestion(domain, RecordType.TXT);
        return of(kind, domain, new DnsAnswer.NoSuchName(question, List.of(), Optional.empty(), AnswerOrigin.NONE));
    }

    /**
     * The same with the wrong places, if it matters what is there: if no record counts and a server said so.
     *
     * @param context the verification
     * @return the look to come
     */
    public CompletableFuture<TxtLook<P>> lookElsewhere(CheckContext context) {
        if (answer.isFailure() || !recognized.isEmpty() || !hasRoom()) {
            return CompletableFuture.completedFuture(this);
        }
        List<CompletableFuture<DnsAnswer>> places = kind.wrongPlaces(domain).stream()
                .map(place -> context.ask(place, RecordType.TXT))
                .toList();
        return Futures.all(places).thenCompose(answers -> withoutWildcards(context, answers));
    }

    /**
     * Asks for records of the kind one level higher and one lower, that of the parent domain and that of {@code www} below the domain.
     * They may be right there: they are somebody's own, and nothing is made of them.
     *
     * @param context the verification
     * @return the records to come, without those that a wildcard only answers; it never ends exceptionally
     */
    public CompletableFuture<List<TxtSource<P>>> atOtherLevels(CheckContext context) {
        List<CompletableFuture<DnsAnswer>> places = Stream.of(
                        domain.parent().filter(parent -> parent.labels().size() > 1), domain.tryChild("www"))
                .flatMap(Optional::stream)
                .flatMap(level -> kind.nameFor(level).stream())
                .map(place -> context.ask(place, RecordType.TXT))
                .toList();
        return Futures.all(places)
                .thenCompose(answers -> withoutWildcards(context, answers))
                .thenApply(TxtLook::misplaced);
    }

    // what a wildcard answers at a wrong place nobody put there: it is asked only where there is something (RFC 4592)
    private CompletableFuture<TxtLook<P>> withoutWildcards(CheckContext context, List<DnsAnswer> answers) {
        TxtLook<P> everything = withElsewhere(answers);
        List<CompletableFuture<DnsAnswer>> probes = new ArrayList<>();
        for (DnsAnswer place : everything.misplacedAnswers()) {
            Standings.probeFor(place.question())
                    .ifPresent(probe -> probes.add(context.ask(probe.name(), probe.type())));
        }
        return Futures.all(probes).thenApply(probed -> {
            Standings standings = Standings.unprobed(domain).with(probed).complete();
            List<DnsAnswer> own = answers.stream()
                    .filter(place -> !isOfWildcard(standings.of(place)))
                    .toList();
            return own.size() == answers.size() ? everything : withElsewhere(own);
        });
    }

    private static boolean isOfWildcard(Standing standing) {
        return standing == Standing.WILDCARD || standing == Standing.UNDETERMINED;
    }

    private List<DnsAnswer> misplacedAnswers() {
        Set<DnsRecord> records = misplaced.stream().map(TxtSource::record).collect(Collectors.toSet());
        return elsewhere.stream()
                .filter(place -> place.records().stream().anyMatch(records::contains))
                .toList();
    }

    /**
     * The same with answers from the wrong places.
     *
     * @param answers the answers to questions for TXT there
     * @return a new look
     */
    public TxtLook<P> withElsewhere(List<DnsAnswer> answers) {
        return new TxtLook<>(this, answers);
    }

    private static String textOf(DnsRecord record) {
        return ((RecordData.Txt) record.data()).text();
    }

    /**
     * The kind that was looked for.
     *
     * @return the kind
     */
    public TxtKind<P> kind() {
        return kind;
    }

    /**
     * The domain whose record it is.
     *
     * @return the domain
     */
    public DomainName domain() {
        return domain;
    }

    /**
     * Where the record has to be.
     *
     * @return the name; the domain where the DNS {@linkplain #hasRoom() has no room} for it
     */
    public DomainName name() {
        return answer.question().name();
    }

    /**
     * Whether the DNS can hold a name as long as the record's.
     *
     * @return false if the domain is too long to have such a record
     */
    public boolean hasRoom() {
        return hasRoom;
    }

    /**
     * What the DNS said of the TXT records at the name.
     *
     * @return the answer
     */
    public DnsAnswer answer() {
        return answer;
    }

    /**
     * What it said of the names where people put the record by mistake.
     *
     * @return the answers; empty if those were not asked for
     */
    public List<DnsAnswer> elsewhere() {
        return elsewhere;
    }

    /**
     * Why nothing is known.
     *
     * @return the failure, if the name could not be asked for
     */
    public Optional<DnsAnswer.Failure> failure() {
        return answer instanceof DnsAnswer.Failure failure ? Optional.of(failure) : Optional.empty();
    }

    /**
     * The records that receivers take for ones of the kind, as far as they can be read: see {@link #tooLong()}.
     *
     * @return in the order of the answer
     */
    public List<TxtSource<P>> records() {
        return records;
    }

    /**
     * The one record that counts.
     *
     * @return the record, if there is exactly one and it can be read
     */
    public Optional<TxtSource<P>> only() {
        return records.size() == 1 && tooLong.isEmpty() ? Optional.of(records.get(0)) : Optional.empty();
    }

    /**
     * How many records receivers take for ones of the kind, read or not.
     *
     * @return the size of {@link #records()} and of {@link #tooLong()} together
     */
    public int count() {
        return recognized.size();
    }

    /**
     * The records of the kind that are {@linkplain TxtKind#isTooLong too long} to be read.
     *
     * @return in the order of the answer
     */
    public List<DnsRecord> tooLong() {
        return tooLong;
    }

    /**
     * Texts at the name that were meant as records of the kind.
     *
     * @return in the order of the answer, {@value #MOST_NEAR_MISSES} at most: see {@link #unread()}
     */
    public List<TxtSource<P>> nearMisses() {
        return unrecognized.nearMisses();
    }

    /**
     * Records of the kind at names where no receiver looks.
     *
     * @return in the order in which the names were asked for; empty if they were not
     */
    public List<TxtSource<P>> misplaced() {
        return misplaced;
    }

    /**
     * The texts behind the last {@linkplain #nearMisses() near miss} that is read. What they were meant to be is not known: they are
     * neither among the near misses nor among the {@linkplain #others() others}, and no repair touches them.
     *
     * @return in the order of the answer; empty if there are fewer near misses than {@value #MOST_NEAR_MISSES}
     */
    public List<DnsRecord> unread() {
        return unrecognized.unread();
    }

    /**
     * The TXT records at the name that have nothing to do with the kind, as far as they were {@linkplain #unread() read}.
     *
     * @return in the order of the answer
     */
    public List<DnsRecord> others() {
        return unrecognized.others();
    }

    /**
     * Names that are written as texts where no record is: whoever was told to publish an alias may have chosen the wrong type.
     *
     * @return in the order of the answer; empty if there is a record, or a near miss
     */
    public List<DomainName> aliasesAsText() {
        if (count() > 0 || !nearMisses().isEmpty()) {
            return List.of();
        }
        return others().stream()
                .map(record -> textOf(record).strip())
                .filter(text -> text.indexOf('.') > 0 && text.indexOf(' ') < 0)
                .flatMap(text -> DomainName.tryParseExact(text).stream())
                .filter(name -> !Character.isDigit(
                        name.labels().get(name.labels().size() - 1).charAt(0)))
                .toList();
    }

    /**
     * What the record that should be there can be made of: the records, or else the near misses, or else the misplaced ones.
     *
     * @return empty if there is none of them
     */
    public List<TxtSource<P>> candidates() {
        return !records.isEmpty() ? records() : !nearMisses().isEmpty() ? nearMisses() : misplaced();
    }

    /**
     * The texts of the records that count, those that are too long to be read among them.
     *
     * @return in the order of the answer
     */
    public List<String> texts() {
        return recognized;
    }
}
