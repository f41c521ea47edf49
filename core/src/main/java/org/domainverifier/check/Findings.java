package org.domainverifier.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;

/**
 * What a judge has found so far: each thing once, in the order in which to read it. Not thread-safe; a judge makes one, fills it
 * and gives {@link #list()} away. That list is never long: whoever publishes 20,000 mistakes is told of {@value #MOST} at most, of
 * every kind that there is, with the number of the others (docs/decisions.md, D-MOST-FINDINGS).
 *
 * <pre>{@code
 * Findings findings = new Findings();
 * if (answer instanceof DnsAnswer.Failure failure) {
 *     findings.notDetermined(BimiFinding.NOT_DETERMINED, failure);
 * } else {
 *     findings.diagnostics(BimiRecord.parse(text), name);
 * }
 * CheckStatus status = findings.status();
 * }</pre>
 */
public final class Findings {
    /** How many findings a list has at most. */
    public static final int MOST = 100;

    private final Set<Finding> found = new LinkedHashSet<>();

    /** Nothing found so far. */
    public Findings() {}

    /**
     * Adds a finding, unless it is there.
     *
     * @param finding what was found
     */
    public void add(Finding finding) {
        found.add(finding);
    }

    /**
     * Adds findings, those that are not there yet.
     *
     * @param findings what was found, in order
     */
    public void addAll(Collection<Finding> findings) {
        found.addAll(findings);
    }

    /**
     * Adds a finding before all others.
     *
     * @param finding what is to be read first
     */
    public void addFirst(Finding finding) {
        List<Finding> others = List.copyOf(found);
        found.clear();
        found.add(finding);
        found.addAll(others);
    }

    /**
     * Adds that a question has no answer, see {@link Finding#notDetermined(FindingCode, DnsAnswer.Failure)}.
     *
     * @param code the check's code for that
     * @param failure why
     */
    public void notDetermined(FindingCode code, DnsAnswer.Failure failure) {
        add(Finding.notDetermined(code, failure));
    }

    /**
     * Adds all that a parser noticed.
     *
     * @param parsed what it made of a record's text
     * @param name where the record is
     */
    public void diagnostics(Parsed<?> parsed, DomainName name) {
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            add(Finding.of(diagnostic, name, parsed.text()));
        }
    }

    /**
     * Whether something of this kind was found.
     *
     * @param code the kind
     * @return true if there is a finding with this code
     */
    public boolean has(FindingCode code) {
        for (Finding finding : found) {
            if (finding.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What all findings make of a record that is there: {@link CheckStatus#INVALID} with an error, {@link CheckStatus#WARNING}
     * with a warning, otherwise {@link CheckStatus#CORRECT}.
     *
     * @return the status
     */
    public CheckStatus status() {
        return status(Findings::weight);
    }

    /**
     * What the findings make of a record that is there, where not all weigh as they usually do.
     *
     * @param weight the status that one finding alone makes; {@link #weight} for those that weigh as usual
     * @return the weightiest
     */
    public CheckStatus status(Function<Finding, CheckStatus> weight) {
        List<CheckStatus> weights = new ArrayList<>(found.size());
        found.forEach(finding -> weights.add(weight.apply(finding)));
        return CheckStatus.worst(weights);
    }

    /**
     * The status that a finding alone makes of a record, by its severity.
     *
     * @param finding the finding
     * @return {@link CheckStatus#INVALID}, {@link CheckStatus#WARNING} or {@link CheckStatus#CORRECT}
     */
    public static CheckStatus weight(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> CheckStatus.INVALID;
            case WARNING -> CheckStatus.WARNING;
            case NOTICE -> CheckStatus.CORRECT;
        };
    }

    /**
     * What was found so far.
     *
     * @return the findings in order, {@linkplain #bounded no more than} {@value #MOST}; a copy
     */
    public List<Finding> list() {
        return bounded(List.copyOf(found));
    }

    /** Findings that only their places and arguments tell from one another. */
    private record Kind(Severity severity, FindingCode code) {
        static Kind of(Finding finding) {
            return new Kind(finding.severity(), finding.code());
        }
    }

    /**
     * So many findings that a person can read them. Where there are more, at least one of each kind (a code and a severity) is left,
     * and of the rest the more severe ones; the first of a kind tells with the argument {@link Finding#MORE} how many like it are not
     * in the list. No severity and no code is lost, unless there are more kinds than findings may be: then the least severe ones are.
     *
     * @param all what was found, in order
     * @return the same list if it has {@value #MOST} findings at most
     */
    public static List<Finding> bounded(List<Finding> all) {
        if (all.size() <= MOST) {
            return all;
        }
        Map<Kind, List<Finding>> kinds = new LinkedHashMap<>();
        all.forEach(finding -> kinds.computeIfAbsent(Kind.of(finding), kind -> new ArrayList<>())
                .add(finding));
        Map<Finding, Finding> left = new LinkedHashMap<>();
        shares(kinds).forEach((kind, share) -> left.putAll(first(share, of(kind, kinds))));
        return all.stream().filter(left::containsKey).map(left::get).toList();
    }

    private static List<Finding> of(Kind kind, Map<Kind, List<Finding>> kinds) {
        return kinds.getOrDefault(kind, List.of());
    }

    /** How many of each kind are left: one, and of the rest the more severe ones first, the same number of each kind. */
    private static Map<Kind, Integer> shares(Map<Kind, List<Finding>> kinds) {
        List<Kind> worstFirst = kinds.keySet().stream()
                .sorted(Comparator.comparing(Kind::severity).reversed())
                .limit(MOST)
                .toList();
        Map<Kind, Integer> shares = new LinkedHashMap<>();
        worstFirst.forEach(kind -> shares.put(kind, 1));
        int room = MOST - worstFirst.size();
        for (int from = 0; from < worstFirst.size(); ) {
            Severity severity = worstFirst.get(from).severity();
            List<Kind> alike = worstFirst.subList(from, worstFirst.size()).stream()
                    .takeWhile(kind -> kind.severity() == severity)
                    .toList();
            List<Integer> others =
                    alike.stream().map(kind -> of(kind, kinds).size() - 1).toList();
            int each = each(others, room);
            alike.forEach(kind -> shares.merge(kind, Math.min(of(kind, kinds).size() - 1, each), Integer::sum));
            room -= sum(others, each);
            from += alike.size();
        }
        return shares;
    }

    // the most of each kind for which there is room
    private static int each(List<Integer> sizes, int room) {
        int each = 0;
        while (each < room && sum(sizes, each + 1) <= room) {
            each++;
        }
        return each;
    }

    private static int sum(List<Integer> sizes, int each) {
        return sizes.stream().mapToInt(size -> Math.min(size, each)).sum();
    }

    /** The first few of one kind, by what they were: the very first tells of the others. */
    private static Map<Finding, Finding> first(int each, List<Finding> kind) {
        Map<Finding, Finding> first = new LinkedHashMap<>();
        int more = 0;
        for (int i = 0; i < kind.size(); i++) {
            if (i < each) {
                first.put(kind.get(i), kind.get(i));
            } else {
                more += 1 + kind.get(i).more();
            }
        }
        Finding told = kind.get(0);
        if (more > 0) {
            first.put(told, told.with(Finding.MORE, told.more() + more));
        }
        return first;
    }
}
