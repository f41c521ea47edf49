package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.FindingCode;

/**
 * Whether a record is there, for any kind of TXT record: none, one, several, spoilt, misplaced, or not known. A pure function of
 * the look.
 *
 * @param status {@link CheckStatus#CORRECT} if there is exactly one record, whatever it says; otherwise {@link
 *     CheckStatus#UNKNOWN}, {@link CheckStatus#CONFLICT}, {@link CheckStatus#INVALID} (a near miss, or a record that is
 *     too long to be read) or {@link CheckStatus#MISSING}
 * @param findings what there is to say about that
 */
public record TxtPresence(CheckStatus status, List<Finding> findings) {
    /** Copies the list. */
    public TxtPresence {
        findings = List.copyOf(findings);
    }

    /**
     * Judges a look.
     *
     * @param look what was seen
     * @param codes what the check calls what can be found
     * @return the judgement
     */
    public static TxtPresence of(TxtLook<?> look, TxtCodes codes) {
        List<Finding> findings = new ArrayList<>();
        CheckStatus status = status(look);
        switch (status) {
            case UNKNOWN -> look.failure().ifPresent(failure -> findings.add(notDetermined(codes, failure)));
            case CONFLICT -> findings.add(about(codes.multipleRecords(), look).with("count", look.count()));
            case MISSING -> findings.add(missing(codes, look));
            default -> {
                // one record, or near misses, which are told below
            }
        }
        findings.addAll(tooLong(codes.tooLong(), look));
        if (status != CheckStatus.UNKNOWN && look.count() == 0) {
            findings.addAll(nearMisses(look, source -> nearMiss(codes, look, source)));
            look.misplaced().forEach(source -> findings.add(misplaced(codes, look, source)));
        }
        return new TxtPresence(status, findings);
    }

    private static Finding missing(TxtCodes codes, TxtLook<?> look) {
        Finding missing = about(codes.missing(), look);
        DnsAnswer answer = look.answer();
        return answer.aliases().isEmpty() ? missing : missing.with("alias", answer.canonicalName());
    }

    private static CheckStatus status(TxtLook<?> look) {
        if (look.failure().isPresent()) {
            return CheckStatus.UNKNOWN;
        }
        return switch (look.count()) {
            case 0 -> look.nearMisses().isEmpty() ? CheckStatus.MISSING : CheckStatus.INVALID;
            case 1 -> look.tooLong().isEmpty() ? CheckStatus.CORRECT : CheckStatus.INVALID;
            default -> CheckStatus.CONFLICT;
        };
    }

    private static Finding notDetermined(TxtCodes codes, DnsAnswer.Failure failure) {
        DomainName name = failure.question().name();
        return Finding.of(codes.notDetermined(), name)
                .with("name", name)
                .with("cause", failure.cause())
                .with("detail", failure.detail());
    }

    /**
     * What there is to say of the texts that were meant as records. The first of the findings tells with the argument {@link
     * Finding#UNREAD} how many texts were {@linkplain TxtLook#unread() not read}.
     *
     * @param <P> what the kind's parser answers
     * @param look what was seen
     * @param about what there is to say of one of them
     * @return a finding for each near miss that was read
     */
    public static <P> List<Finding> nearMisses(TxtLook<P> look, Function<TxtSource<P>, Finding> about) {
        List<Finding> findings =
                new ArrayList<>(look.nearMisses().stream().map(about).toList());
        int unread = look.unread().size();
        if (unread > 0) {
            findings.set(0, findings.get(0).with(Finding.UNREAD, unread));
        }
        return findings;
    }

    private static Finding nearMiss(TxtCodes codes, TxtLook<?> look, TxtSource<?> source) {
        Optional<Finding> pasted = source.meant()
                .flatMap(TxtMeant::mistake)
                .map(mistake -> about(codes.pastingMistake(), look).with("mistake", mistake));
        return pasted.orElseGet(() -> about(codes.badVersion(), look).with("text", source.text()))
                .with("repaired", source.parsedText())
                .in(source.text());
    }

    /**
     * What there is to say of the records that are {@linkplain TxtLook#tooLong() too long} to be read.
     *
     * @param code what the check calls that
     * @param look what was seen
     * @return a finding for each with the arguments {@code name}, {@code octets} and {@code limit}, and the step that ends it
     */
    public static List<Finding> tooLong(FindingCode code, TxtLook<?> look) {
        return look.tooLong().stream()
                .map(record -> (RecordData.Txt) record.data())
                .map(data -> about(code, look)
                        .with("octets", data.octets())
                        .with("limit", TxtKind.LONGEST_TEXT)
                        .in(data.text())
                        .repairedBy(TxtRepairs.shortening(look).publication()))
                .toList();
    }

    private static Finding misplaced(TxtCodes codes, TxtLook<?> look, TxtSource<?> source) {
        return Finding.of(codes.misplaced(), source.name())
                .with("found", source.name())
                .with("name", look.name())
                .in(source.text());
    }

    private static Finding about(FindingCode code, TxtLook<?> look) {
        return Finding.of(code, look.name())
                .with("name", look.hasRoom() ? look.name() : look.kind().nameAsText(look.domain()));
    }
}
