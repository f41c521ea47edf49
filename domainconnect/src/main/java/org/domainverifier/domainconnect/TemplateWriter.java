package org.domainverifier.domainconnect;

import java.io.StringWriter;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes a template as JSON. */
final class TemplateWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> NUMBERS = Set.of("ttl", "priority", "weight", "port");

    /** Several lines, each array and object with lines of its own. */
    private static final class Lines extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            Separators separators =
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
            return new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter);
        }
    }

    private final JsonGenerator json;

    private TemplateWriter(JsonGenerator json) {
        this.json = json;
    }

    static String write(DomainConnectTemplate template) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(new Lines(), text)) {
            new TemplateWriter(json).template(template);
        }
        return text.append('\n').toString();
    }

    private void template(DomainConnectTemplate template) {
        json.writeStartObject();
        json.writeStringProperty("providerId", template.providerId());
        json.writeStringProperty("providerName", template.providerName());
        json.writeStringProperty("serviceId", template.serviceId());
        json.writeStringProperty("serviceName", template.serviceName());
        template.version().ifPresent(version -> json.writeNumberProperty("version", version));
        template.logoUrl().ifPresent(text -> json.writeStringProperty("logoUrl", text));
        template.description().ifPresent(text -> json.writeStringProperty("description", text));
        template.variableDescription().ifPresent(text -> json.writeStringProperty("variableDescription", text));
        flag("syncBlock", template.syncBlock());
        flag("shared", template.sharedProviderName()); // for DNS hosts from before version 2.2
        flag("sharedProviderName", template.sharedProviderName());
        flag("sharedServiceName", template.sharedServiceName());
        template.syncPubKeyDomain().ifPresent(text -> json.writeStringProperty("syncPubKeyDomain", text));
        if (!template.syncRedirectDomains().isEmpty()) {
            json.writeStringProperty("syncRedirectDomain", String.join(",", template.syncRedirectDomains()));
        }
        flag("multiInstance", template.multiInstance());
        flag("warnPhishing", template.warnPhishing());
        flag("hostRequired", template.hostRequired());
        json.writeName("records");
        json.writeStartArray();
        template.records().forEach(this::record);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void flag(String name, boolean value) {
        if (value) {
            json.writeBooleanProperty(name, true);
        }
    }

    private void record(TemplateRecord each) {
        json.writeStartObject();
        json.writeStringProperty("type", each.type());
        each.common().groupId().ifPresent(group -> json.writeStringProperty("groupId", group));
        if (each.common().essential() != Essential.ALWAYS) {
            json.writeStringProperty("essential", each.common().essential().value());
        }
        if (!(each instanceof TemplateRecord.ApexCname)) {
            String host = each.common().host().toString();
            json.writeStringProperty(RecordTexts.hostField(each), host.isEmpty() ? "@" : host);
        }
        if (each instanceof TemplateRecord.Srv srv) {
            json.writeStringProperty("service", srv.service());
            json.writeStringProperty("protocol", srv.protocol());
        }
        RecordTexts.data(each).forEach(this::value);
        if (each instanceof TemplateRecord.Txt txt) {
            conflict(txt.conflict());
        }
        each.common().ttl().ifPresent(ttl -> value("ttl", ttl));
        json.writeEndObject();
    }

    private void value(String name, TemplateText value) {
        boolean number = NUMBERS.contains(name) && value.isLiteral();
        if (number) {
            json.writeNumberProperty(name, Long.parseLong(value.toString()));
        } else {
            json.writeStringProperty(name, value.toString());
        }
    }

    private void conflict(TxtConflict conflict) {
        if (conflict.mode() != TxtConflict.Mode.NONE) {
            json.writeStringProperty("txtConflictMatchingMode", conflict.mode().value());
        }
        if (!conflict.prefix().isEmpty()) {
            json.writeStringProperty("txtConflictMatchingPrefix", conflict.prefix());
        }
    }
}
