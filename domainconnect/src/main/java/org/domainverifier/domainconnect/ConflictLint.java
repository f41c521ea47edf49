package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.record.Severity;

/** Records of a template that do not go with one another. */
final class ConflictLint {
    private static final String UNDER_FQDN = ".%fqdn%";
    private static final String UNDER_DOMAIN = ".%domain%";

    private final DomainConnectTemplate template;
    private final Map<String, List<LintRecord>> places = new LinkedHashMap<>();
    private final List<LintRecord> delegations = new ArrayList<>();
    private final Map<String, String> addressVariables = new HashMap<>();

    ConflictLint(DomainConnectTemplate template, List<LintRecord> records) {
        this.template = template;
        for (LintRecord each : records) {
            if (!(each.record() instanceof TemplateRecord.ApexCname)) {
                places.computeIfAbsent(each.place(), place -> new ArrayList<>()).add(each);
            }
            if (each.record() instanceof TemplateRecord.Ns
                    && !each.record().common().isRoot()) {
                delegations.add(each);
            }
            boolean address = each.record() instanceof TemplateRecord.A || each.record() instanceof TemplateRecord.Aaaa;
            if (address && each.main().isVariable()) {
                addressVariables.putIfAbsent(each.main().toString(), each.path());
            }
        }
    }

    void check(LintRecord each) {
        List<LintRecord> beside = places.getOrDefault(each.place(), List.of());
        delegation(each);
        target(each);
        boolean first = true; // each pair once, at the later of the two
        for (LintRecord other : beside) {
            if (other.path().equals(each.path())) {
                break;
            }
            first &= !pair(each, other);
            if (!first) {
                break;
            }
        }
        if (template.multiInstance()) {
            multiple(each);
        }
    }

    /** Whether something is wrong about two records at one name. */
    private boolean pair(LintRecord each, LintRecord other) {
        if (each.isLike(other)) {
            boolean merged = each.record() instanceof TemplateRecord.Spfm
                    && !each.group().equals(other.group());
            if (each.isAlwaysWith(other) && !merged) {
                each.notice(TemplateDiagnostic.at(each.path(), TemplateFinding.DUPLICATE_RECORD)
                        .with("other", other.path()));
            }
            return each.isAlwaysWith(other);
        }
        boolean alias = each.record() instanceof TemplateRecord.Cname || other.record() instanceof TemplateRecord.Cname;
        if (alias) {
            each.notice(each.beside(
                    other,
                    each.at(each.hostField(), TemplateFinding.ALIAS_AMONG_OTHERS)
                            .with("host", each.host())));
            return true;
        }
        Optional<MailKind> kind = single(each.record());
        if (kind.isPresent() && kind.equals(single(other.record())) && !areMerged(each, other)) {
            each.notice(each.beside(
                    other,
                    TemplateDiagnostic.at(each.path(), TemplateFinding.SEVERAL_RECORDS)
                            .with("kind", kind.get())
                            .with("host", each.host())));
            return true;
        }
        return ttl(each, other);
    }

    private static boolean areMerged(LintRecord each, LintRecord other) {
        return each.record() instanceof TemplateRecord.Spfm && other.record() instanceof TemplateRecord.Spfm;
    }

    /** What a record is, if there may be one of it at a name. */
    private static Optional<MailKind> single(TemplateRecord record) {
        if (record instanceof TemplateRecord.Spfm) {
            return Optional.of(MailKind.SPF);
        }
        return record instanceof TemplateRecord.Txt txt
                ? MailKind.of(txt.common().host().toString(), txt.data().start())
                        .filter(kind -> kind != MailKind.BIMI)
                : Optional.empty();
    }

    private static boolean ttl(LintRecord each, LintRecord other) {
        Optional<String> here = each.record().common().ttl().map(TemplateText::toString);
        Optional<String> there = other.record().common().ttl().map(TemplateText::toString);
        boolean differ = each.record().type().equals(other.record().type())
                && each.isAlwaysWith(other)
                && here.isPresent()
                && there.isPresent()
                && !here.equals(there);
        if (differ) {
            each.notice(each.at("ttl", TemplateFinding.MIXED_TTL)
                    .with("ttl", here.get())
                    .with("otherTtl", there.get())
                    .with("other", other.path()));
        }
        return differ;
    }

    private void delegation(LintRecord each) {
        for (LintRecord delegation : delegations) {
            boolean server =
                    each.record() instanceof TemplateRecord.Ns && each.place().equals(delegation.place());
            boolean below =
                    each.place().equals(delegation.place()) || each.place().endsWith("." + delegation.place());
            if (below && !server) {
                each.notice(each.beside(
                        delegation,
                        each.at(each.hostField(), TemplateFinding.DELEGATION_AMONG_OTHERS)
                                .with("host", each.host())));
                return;
            }
        }
    }

    private void target(LintRecord each) {
        if (!TargetLint.isNameType(each.record())) {
            return;
        }
        TemplateText target = each.main();
        String addressed = addressVariables.get(target.toString());
        if (addressed != null) {
            each.notice(each.at(each.mainField(), TemplateFinding.VARIABLE_OF_TWO_KINDS)
                    .with("variable", target.variables().iterator().next())
                    .with("other", addressed));
            return;
        }
        String text = target.toString().toLowerCase(Locale.ROOT);
        String absolute = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (absolute.endsWith(UNDER_DOMAIN)
                && !each.record().common().host().toString().endsWith(".")) {
            String label = absolute.substring(0, absolute.length() - UNDER_DOMAIN.length());
            if (places.containsKey(label)) {
                each.notice(each.at(each.mainField(), TemplateFinding.DOMAIN_WITHOUT_HOST)
                        .with("value", target.toString())
                        .with("meant", label + UNDER_FQDN));
            }
        }
        placeOf(absolute).ifPresent(place -> alias(each, place));
    }

    /** The place in this template to which a target leads. */
    private Optional<String> placeOf(String target) {
        if (target.equals("@") || target.equals("%fqdn%") || target.equals("%domain%") && !template.hostRequired()) {
            return Optional.of("@");
        }
        for (String end : template.hostRequired() ? List.of(UNDER_FQDN) : List.of(UNDER_FQDN, UNDER_DOMAIN)) {
            if (target.endsWith(end)) {
                return Optional.of(target.substring(0, target.length() - end.length()));
            }
        }
        return Optional.empty();
    }

    private void alias(LintRecord each, String place) {
        boolean itself = each.record() instanceof TemplateRecord.Cname && place.equals(each.place());
        Optional<LintRecord> alias = places.getOrDefault(place, List.of()).stream()
                .filter(other -> other.record() instanceof TemplateRecord.Cname)
                .findFirst();
        if (alias.isPresent() && (itself || !(each.record() instanceof TemplateRecord.Cname))) {
            each.notice(each.beside(
                    alias.get(),
                    each.at(each.mainField(), TemplateFinding.TARGET_IS_ALIAS)
                            .with("type", each.record().type())
                            .with("value", each.main().toString())));
        }
    }

    /** Records that take the place of their like when the template is applied once more with other values. */
    private void multiple(LintRecord each) {
        TemplateRecord record = each.record();
        boolean replaced = record instanceof TemplateRecord.Txt txt
                ? txt.conflict().mode() != TxtConflict.Mode.NONE
                : !(record instanceof TemplateRecord.Spfm
                        || record instanceof TemplateRecord.Other
                        || record instanceof TemplateRecord.ApexCname);
        boolean varies = RecordTexts.data(record).values().stream()
                .anyMatch(text -> !text.ownVariables().isEmpty());
        if (replaced && varies && record.common().host().ownVariables().isEmpty()) {
            each.notice(TemplateDiagnostic.at(each.path(), TemplateFinding.NOT_MULTIPLE)
                    .with("type", record.type())
                    .with("host", each.host())
                    .atMost(Severity.WARNING));
        }
    }
}
