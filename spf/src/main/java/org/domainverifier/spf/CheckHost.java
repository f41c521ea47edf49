package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.spf.SpfTrace.Outcome;
import org.domainverifier.spf.SpfTrace.Step;
import org.domainverifier.txt.TxtKind;
import org.jspecify.annotations.Nullable;

/**
 * {@code check_host()} (RFC 7208 §4) as a function of the answers known so far: one pass over the records.
 *
 * <p>Where an answer is not there yet, the pass goes on as if the term did not match, which is what most terms do: so it comes to
 * the questions that will probably be needed, and they are on their way together. What it concludes counts only if it has had
 * all answers.
 */
final class CheckHost {
    private final SpfSender sender;
    private final SpfAnswers answers;
    private final MechanismMatcher matcher;
    private final SpfMacroValues values;

    CheckHost(SpfSender sender, SpfAnswers answers, SpfLimits limits, SpfMacroValues.Receiver receiver) {
        this.sender = sender;
        this.answers = answers;
        ValidatedNames names = new ValidatedNames(sender.client(), answers, limits);
        this.values = new SpfMacroValues(sender, names, receiver);
        this.matcher = new MechanismMatcher(sender.client(), answers, limits, values, names);
    }

    /** The evaluation; null if an answer is missing. */
    @Nullable
    SpfEvaluation evaluate() {
        if (sender.domain().isEmpty()) {
            return new SpfEvaluation(
                    SpfVerdict.NONE,
                    Optional.of(SpfProblem.NO_DOMAIN),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    Optional.empty());
        }
        answers.rewind();
        Visit visit = visit(sender.domain().get());
        if (!answers.isComplete()) {
            return null;
        }
        Optional<String> explanation =
                visit.verdict == SpfVerdict.FAIL ? explanation(visit.deciding()) : Optional.empty();
        if (!answers.isComplete()) {
            return null;
        }
        if (answers.isTimedOut()) {
            visit.end(SpfVerdict.TEMPERROR, SpfProblem.TIME_UP);
        }
        Visit deciding = visit.deciding();
        return new SpfEvaluation(
                visit.verdict,
                Optional.ofNullable(visit.problem),
                Optional.ofNullable(deciding.decidedBy),
                Optional.of(deciding.domain),
                explanation,
                matcher.lookups(),
                matcher.voids(),
                Optional.of(visit.toTrace()));
    }

    /** What is known of one domain. */
    private static final class Visit {
        private final DomainName domain;
        private final List<Step> steps = new ArrayList<>();
        private @Nullable ParsedSpf record;
        private SpfVerdict verdict = SpfVerdict.NEUTRAL; // where nothing matches (RFC 7208 §4.7)
        private @Nullable SpfProblem problem;
        private @Nullable SpfTerm decidedBy;
        private @Nullable Visit redirected;

        private Visit(DomainName domain) {
            this.domain = domain;
        }

        private Visit end(SpfVerdict result, @Nullable SpfProblem why) {
            verdict = result;
            problem = why;
            return this;
        }

        /** The visit whose record decided: that of the last redirect. */
        private Visit deciding() {
            Visit last = this;
            while (last.redirected != null) {
                last = last.redirected;
            }
            return last;
        }

        private SpfTrace toTrace() {
            return new SpfTrace(domain, Optional.ofNullable(record).map(ParsedSpf::text), verdict, steps);
        }
    }

    private Visit visit(DomainName domain) {
        Visit visit = new Visit(domain);
        SpfAnswers.Entry entry = answers.entry(new DnsQuestion(domain, RecordType.TXT));
        DnsAnswer answer = answers.find(entry);
        if (entry == null || answer == null) {
            return visit;
        }
        if (answer.isFailure()) {
            return visit.end(SpfVerdict.TEMPERROR, SpfProblem.DNS_FAILURE);
        }
        SpfSelection selection = entry.selection(answer);
        ParsedSpf record = selection.only();
        if (record == null) {
            return switch (selection.count()) {
                case 0 -> visit.end(SpfVerdict.NONE, SpfProblem.NO_RECORD);
                case 1 -> visit.end(SpfVerdict.PERMERROR, SpfProblem.RECORD_TOO_LONG);
                default -> visit.end(SpfVerdict.PERMERROR, SpfProblem.SEVERAL_RECORDS);
            };
        }
        visit.record = record;
        if (!record.isValid()) { // an error anywhere, before anything is evaluated (RFC 7208 §4.6)
            return visit.end(SpfVerdict.PERMERROR, SpfProblem.INVALID_RECORD);
        }
        mechanisms(visit, record);
        return visit;
    }

    // left to right; the first that matches decides (RFC 7208 §4.6.2)
    private void mechanisms(Visit visit, ParsedSpf record) {
        SpfModifier.Redirect redirect = null;
        List<SpfTerm> terms = record.terms();
        for (int i = 0; i < terms.size(); i++) {
            SpfTerm term = terms.get(i);
            if (term instanceof SpfMechanism mechanism) {
                if (decides(visit, mechanism)) {
                    return;
                }
            } else if (term instanceof SpfModifier.Redirect found) {
                redirect = found;
            }
        }
        if (redirect != null) {
            redirect(visit, redirect);
        }
    }

    private boolean decides(Visit visit, SpfMechanism mechanism) {
        matcher.begin();
        Outcome outcome;
        SpfTrace below = null;
        if (!(mechanism instanceof SpfMechanism.Include include)) {
            outcome = matcher.match(mechanism, visit.domain);
        } else if (!matcher.countLookup()) {
            outcome = Outcome.PERMERROR;
        } else if (values.matchesNothing(include.domain())) {
            outcome = Outcome.NO_MATCH;
        } else {
            Visit included = include(include, visit.domain);
            outcome = included == null ? matcher.outcomeOfMissingInclude() : outcome(included);
            below = included == null ? null : included.toTrace();
        }
        visit.steps.add(new Step(mechanism, outcome, matcher.asked(), Optional.ofNullable(below)));
        if (outcome == Outcome.NO_MATCH) {
            return false;
        }
        visit.decidedBy = mechanism;
        switch (outcome) {
            case MATCH -> visit.end(mechanism.qualifier().verdict(), null);
            case TEMPERROR -> visit.end(SpfVerdict.TEMPERROR, matcher.problem());
            default -> visit.end(SpfVerdict.PERMERROR, matcher.problem());
        }
        return true;
    }

    // null if it is not a name, or not known yet
    private @Nullable Visit include(SpfMechanism.Include include, DomainName current) {
        DomainName target = values.domain(include.domain(), current).name();
        return target == null ? null : visit(target);
    }

    /** What the verdict on an included domain means for the mechanism (RFC 7208 §5.2, the table). */
    private Outcome outcome(Visit included) {
        return switch (included.verdict) {
            case PASS -> Outcome.MATCH;
            case FAIL, SOFTFAIL, NEUTRAL -> Outcome.NO_MATCH;
            case TEMPERROR -> matcher.fail(Outcome.TEMPERROR, included.problem);
            case PERMERROR -> matcher.fail(Outcome.PERMERROR, included.problem);
            case NONE -> matcher.fail(Outcome.PERMERROR, SpfProblem.INCLUDE_WITHOUT_RECORD);
        };
    }

    // the verdict is that of the other domain, whose record also explains it (RFC 7208 §6.1)
    private void redirect(Visit visit, SpfModifier.Redirect redirect) {
        matcher.begin();
        visit.decidedBy = redirect;
        if (!matcher.countLookup()) {
            visit.steps.add(new Step(redirect, Outcome.PERMERROR, List.of(), Optional.empty()));
            visit.end(SpfVerdict.PERMERROR, matcher.problem());
            return;
        }
        if (values.matchesNothing(redirect.domain())) {
            return; // nothing has matched (RFC 7208 §4.7)
        }
        TargetName target = values.domain(redirect.domain(), visit.domain);
        if (!target.known()) {
            return;
        }
        Visit other = target.name() == null ? null : visit(target.name());
        if (other == null || other.verdict == SpfVerdict.NONE) {
            visit.steps.add(new Step(
                    redirect,
                    Outcome.PERMERROR,
                    List.of(),
                    Optional.ofNullable(other).map(Visit::toTrace)));
            visit.end(SpfVerdict.PERMERROR, SpfProblem.REDIRECT_WITHOUT_RECORD);
            return;
        }
        visit.steps.add(new Step(redirect, Outcome.FOLLOWED, List.of(), Optional.of(other.toTrace())));
        visit.end(other.verdict, other.problem);
        visit.redirected = other;
    }

    /** Whatever is wrong with it, an explanation never changes the verdict (RFC 7208 §6.2). */
    private Optional<String> explanation(Visit deciding) {
        ParsedSpf record = deciding.record;
        Optional<SpfModifier.Explanation> modifier =
                record == null ? Optional.empty() : record.record().explanation();
        if (modifier.isEmpty()) {
            return Optional.empty();
        }
        DomainName target =
                values.domain(modifier.get().domain(), deciding.domain).name();
        if (target == null) {
            return Optional.empty();
        }
        DnsAnswer answer = answers.find(target, RecordType.TXT);
        Optional<MacroString> text = answer == null ? Optional.empty() : explanationText(answer);
        return text.flatMap(macros -> values.explanation(macros, deciding.domain));
    }

    /** The text of an explanation: one TXT record of printable characters, with macros in order. */
    static Optional<MacroString> explanationText(DnsAnswer answer) {
        List<DnsRecord> records = answer.records();
        if (records.size() != 1 || !(records.get(0).data() instanceof RecordData.Txt txt) || TxtKind.isTooLong(txt)) {
            return Optional.empty();
        }
        String text = txt.text();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 || text.charAt(i) > 0x7e) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(new MacroParser(text).parse(0, text.length(), true));
    }
}
