package org.domainverifier.domainconnect;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Severity;

/** What a record says, wherever it goes. */
record ResolvedContent(Optional<RecordData> data, String text) {
    /** The record at its name. */
    ResolvedRecord at(TemplateRecord source, String path, DomainName name, OptionalLong ttl) {
        if (data.isPresent()) {
            return new ResolvedRecord.Data(source, path, name, data.get(), ttl);
        }
        return source instanceof TemplateRecord.Spfm
                ? new ResolvedRecord.SpfTerms(source, path, name, text, ttl)
                : new ResolvedRecord.NotInDns(source, path, name, text, ttl);
    }

    private static ResolvedContent of(RecordData data) {
        return new ResolvedContent(Optional.of(data), "");
    }

    private static ResolvedContent of(String text) {
        return new ResolvedContent(Optional.empty(), text);
    }

    /** Makes what one record says, or notices why that cannot be. */
    record Maker(TemplateRecord each, String path, TemplateValues values, DomainName scope, Noticed noticed) {
        Optional<ResolvedContent> make() {
            if (each instanceof TemplateRecord.A) {
                return address(Addresses::v4, RecordData.A::new);
            } else if (each instanceof TemplateRecord.Aaaa) {
                return address(Addresses::v6, RecordData.Aaaa::new);
            } else if (each instanceof TemplateRecord.Cname) {
                return target(false).map(name -> of(new RecordData.Cname(name)));
            } else if (each instanceof TemplateRecord.Ns) {
                return server().map(name -> of(new RecordData.Ns(name)));
            } else if (each instanceof TemplateRecord.Mx mx) {
                return mx(mx);
            } else if (each instanceof TemplateRecord.Srv srv) {
                return srv(srv);
            } else if (each instanceof TemplateRecord.Spfm) {
                return main().flatMap(this::spfTerms);
            } else if (each instanceof TemplateRecord.Txt) {
                return main().flatMap(this::text);
            } else if (each instanceof TemplateRecord.Other other) {
                return main().flatMap(data -> other(other.type(), data));
            } else if (each instanceof TemplateRecord.ApexCname) {
                return target(false).map(name -> of(name.toString()));
            }
            return main().flatMap(this::page);
        }

        /** The address of a web page (RFC 9110 §4.2), to which somebody is redirected. */
        private Optional<ResolvedContent> page(String address) {
            return WebAddress.isOne(address.strip())
                    ? Optional.of(of(address.strip()))
                    : fail(problem(TemplateFinding.BAD_REDIRECT, address));
        }

        /** Where a template is applied there is no server of what is delegated there (Domain Connect §9.1.2). */
        private Optional<DomainName> server() {
            return main().flatMap(text ->
                    text.strip().equals("@") ? fail(problem(TemplateFinding.BAD_TARGET, text)) : target(false));
        }

        private String field() {
            return path + "." + RecordTexts.mainField(each);
        }

        private Optional<String> main() {
            return values.fill(field(), RecordTexts.main(each));
        }

        private TemplateDiagnostic problem(TemplateFinding code, String value) {
            return TemplateDiagnostic.at(field(), code).with("value", value);
        }

        private <T> Optional<T> fail(TemplateDiagnostic diagnostic) {
            noticed.add(diagnostic);
            return Optional.empty();
        }

        private <T extends InetAddress> Optional<ResolvedContent> address(
                Function<String, Optional<T>> parser, Function<T, RecordData> data) {
            return main().flatMap(text -> {
                Optional<ResolvedContent> made = parser.apply(text.strip()).map(address -> of(data.apply(address)));
                return made.isPresent()
                        ? made
                        : fail(problem(TemplateFinding.BAD_ADDRESS, text).with("type", each.type()));
            });
        }

        /** The name to which a record leads, which is always absolute; {@code @} for where the template is applied. */
        private Optional<DomainName> target(boolean mayBeNobody) {
            return main().flatMap(text -> {
                String value = text.strip();
                if (value.equals("@")) {
                    return Optional.of(scope);
                }
                if (value.equals(".") && mayBeNobody) {
                    return Optional.of(DomainName.ROOT);
                }
                Optional<DomainName> name = DomainName.tryParseExact(value);
                if (name.isPresent()) {
                    return name;
                }
                return fail(
                        Addresses.parse(value).isPresent()
                                ? problem(TemplateFinding.TARGET_IS_ADDRESS, text)
                                        .with("type", each.type())
                                : problem(TemplateFinding.BAD_TARGET, text));
            });
        }

        private Optional<Integer> number(String field, TemplateText text) {
            return values.fill(path + "." + field, text).flatMap(filled -> {
                if (Numbers.isWithin(filled.strip(), Numbers.MOST_16_BITS)) {
                    return Optional.of(Integer.parseInt(filled.strip()));
                }
                return fail(TemplateDiagnostic.at(path + "." + field, TemplateFinding.BAD_NUMBER)
                        .with("value", filled)
                        .with("most", Numbers.MOST_16_BITS));
            });
        }

        private Optional<ResolvedContent> mx(TemplateRecord.Mx mx) {
            Optional<Integer> priority = number("priority", mx.priority());
            Optional<DomainName> host = target(true);
            return priority.flatMap(preference -> host.map(name -> of(new RecordData.Mx(preference, name))));
        }

        private Optional<ResolvedContent> srv(TemplateRecord.Srv srv) {
            Optional<Integer> priority = number("priority", srv.priority());
            Optional<Integer> weight = number("weight", srv.weight());
            Optional<Integer> port = number("port", srv.port());
            Optional<DomainName> host = target(true);
            if (priority.isEmpty() || weight.isEmpty() || port.isEmpty() || host.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(of(new RecordData.Srv(priority.get(), weight.get(), port.get(), host.get())));
        }

        private Optional<ResolvedContent> text(String data) {
            if (data.isEmpty()) {
                noticed.add(TemplateDiagnostic.at(field(), TemplateFinding.EMPTY_TEXT));
            }
            Optional<RecordData.Txt> text = TextData.parse(data);
            return text.isPresent()
                    ? text.map(ResolvedContent::of)
                    : fail(problem(TemplateFinding.BAD_DATA, data).with("type", each.type()));
        }

        private Optional<ResolvedContent> other(String type, String data) {
            Optional<RecordData> made = OtherTypes.code(type).isPresent()
                    ? ZoneData.parse(Map.entry(type, OtherTypes.code(type).getAsInt()), data)
                    : Optional.empty();
            return made.isPresent()
                    ? made.map(ResolvedContent::of)
                    : fail(problem(TemplateFinding.BAD_DATA, data).with("type", type));
        }

        /** The terms; of a whole record, which values sometimes are, those between the version and {@code all}. */
        private Optional<ResolvedContent> spfTerms(String rules) {
            SpfRules terms = SpfRules.of(rules);
            if (terms.wholeRecord()) {
                noticed.add(problem(TemplateFinding.SPF_WHOLE_RECORD, rules).atMost(Severity.WARNING));
            }
            terms.problem()
                    .ifPresent(found -> noticed.add(TemplateDiagnostic.at(field(), TemplateFinding.INVALID_RECORD)
                            .with("kind", MailKind.SPF)
                            .with("host", scope)
                            .with("problem", found)));
            if (terms.problem().isEmpty() && terms.text().isEmpty()) {
                return fail(problem(TemplateFinding.BAD_DATA, rules).with("type", each.type()));
            }
            return terms.problem().isPresent() ? Optional.empty() : Optional.of(of(terms.text()));
        }
    }
}
