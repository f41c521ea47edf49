package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.domainverifier.check.Provided;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;

/**
 * The steps after which the name of a TXT record is an alias of a name at a hosting service. Texts that are in its place give way only
 * once the service has a record, and what they say that it does not say is named first. A pure function of what was seen.
 */
public final class HostedRepairs {
    private final HostedLook<?> hosted;
    private final TxtLook<?> here;
    private final Standings standings;
    private final Optional<DomainName> target;

    private HostedRepairs(HostedLook<?> hosted, Standings standings) {
        this.hosted = hosted;
        this.here = hosted.here();
        this.standings = standings;
        this.target = hosted.target();
    }

    /**
     * What would be lost with the records that are there.
     *
     * @param addresses where reports go to now, and will not any more, as they are written
     * @param weaker what has to be decided first, since the record at the service is weaker; empty if it is not
     */
    public record Losses(Set<String> addresses, List<ManualStep> weaker) {
        /** Nothing. */
        public static final Losses NONE = new Losses(Set.of(), List.of());

        /** Copies both, the addresses in order. */
        public Losses {
            addresses = new TreeSet<>(addresses);
            weaker = List.copyOf(weaker);
        }
    }

    /**
     * The steps.
     *
     * @param hosted what was seen; its target is the one that the plan aims at
     * @param losses what would be lost
     * @param standings how the records stand
     * @return in order; for a right alias, what its keeper is to be told, to be attached only where something is wrong with the record
     */
    public static List<RepairStep> of(HostedLook<?> hosted, Losses losses, Standings standings) {
        return new HostedRepairs(hosted, standings).steps(losses);
    }

    private List<RepairStep> steps(Losses losses) {
        if (target.isEmpty()) {
            boolean pending = hosted.said() instanceof Provided.NotReady;
            return List.of(about(pending ? TxtStep.AWAIT_TARGET : TxtStep.ASK_PROVIDER_AGAIN));
        }
        AliasState state = hosted.state(standings);
        return switch (state) {
            case NOT_DETERMINED -> List.of();
            case RIGHT -> List.of(toTarget(isEmpty() ? TxtStep.HOST_PUBLISHES : TxtStep.TELL_HOST));
            case RIGHT_AND_EMPTY -> List.of(toTarget(TxtStep.HOST_PUBLISHES));
            case MISSING ->
                hosted.addresses(standings).isEmpty() ? alias(losses) : List.of(toTarget(TxtStep.SWITCH_OFF_PROXY));
            case AS_TEXT, OTHER_ALIAS, OWN_TEXTS -> alias(losses);
        };
    }

    private boolean isEmpty() {
        return here.count() == 0 && here.nearMisses().isEmpty();
    }

    private List<RepairStep> alias(Losses losses) {
        if (!here.tooLong().isEmpty()) {
            return TxtRepairs.shortening(here).publication(); // nobody knows what would be lost
        }
        if (!isEmpty() && hosted.only().isEmpty()) {
            boolean unknown =
                    hosted.there().isEmpty() || hosted.there().get().failure().isPresent();
            return List.of(toTarget(unknown ? TxtStep.VERIFY_TARGET : TxtStep.HOST_PUBLISHES));
        }
        if (!losses.weaker().isEmpty()) {
            return List.copyOf(losses.weaker());
        }
        List<RepairStep> steps = new ArrayList<>();
        if (!losses.addresses().isEmpty()) {
            steps.add(new ManualStep(TxtStep.KEEP_ADDRESSES, arguments("addresses", List.copyOf(losses.addresses()))));
        }
        List<RepairStep> publication = Publication.alias(here.name(), hosted.atName(), standings, target.orElseThrow());
        steps.addAll(otherTexts(publication));
        steps.addAll(publication);
        return steps;
    }

    /** An alias is alone at its name: texts of other kinds have to go, and are named before. */
    private List<RepairStep> otherTexts(List<RepairStep> publication) {
        Set<DnsRecord> gone = new HashSet<>();
        for (RepairStep step : publication) {
            if (step instanceof RecordChange change) {
                change.before().ifPresent(gone::add);
            }
        }
        List<RepairStep> steps = new ArrayList<>();
        for (DnsRecord other : here.others()) {
            String text = ((RecordData.Txt) other.data()).text();
            boolean goes = gone.contains(other);
            boolean isTarget = DomainName.tryParseExact(text.strip()).equals(target);
            if (goes && !isTarget) {
                steps.add(new ManualStep(TxtStep.OTHER_TEXT_GOES, arguments("text", text)));
            }
        }
        return steps;
    }

    private ManualStep about(TxtStep code) {
        return new ManualStep(code, Map.of("name", here.name()));
    }

    private ManualStep toTarget(TxtStep code) {
        return new ManualStep(code, arguments("target", target.orElseThrow()));
    }

    private Map<String, Object> arguments(String key, Object value) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", here.name());
        arguments.put("target", target.orElseThrow());
        arguments.put(key, value);
        return arguments;
    }

    /**
     * Whether the records at the name are to give way to the alias, so that what they say matters.
     *
     * @param hosted what was seen
     * @param standings how the records stand
     * @return false where the name is the alias already, or nothing is known
     */
    public static boolean replaces(HostedLook<?> hosted, Standings standings) {
        if (!hosted.isAtService()) {
            return false;
        }
        DnsAnswer answer = hosted.here().answer();
        AliasState state = hosted.state(standings);
        return !answer.isFailure() && state != AliasState.RIGHT && state != AliasState.RIGHT_AND_EMPTY;
    }
}
