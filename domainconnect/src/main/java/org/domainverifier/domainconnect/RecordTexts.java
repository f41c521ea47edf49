package org.domainverifier.domainconnect;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a record by the names that they have in a template. */
final class RecordTexts {
    private RecordTexts() {}

    /** All values in which variables may be. */
    static Map<String, TemplateText> of(TemplateRecord each) {
        Map<String, TemplateText> texts = new LinkedHashMap<>();
        if (!(each instanceof TemplateRecord.ApexCname)) {
            texts.put(hostField(each), each.common().host());
        }
        texts.putAll(data(each));
        each.common().ttl().ifPresent(ttl -> texts.put("ttl", ttl));
        return texts;
    }

    static String hostField(TemplateRecord each) {
        return each instanceof TemplateRecord.Srv ? "name" : "host";
    }

    /** What the record says, without its name and its TTL. */
    static Map<String, TemplateText> data(TemplateRecord each) {
        Map<String, TemplateText> texts = new LinkedHashMap<>();
        if (each instanceof TemplateRecord.Srv srv) {
            texts.put("priority", srv.priority());
            texts.put("weight", srv.weight());
            texts.put("port", srv.port());
        } else if (each instanceof TemplateRecord.Mx mx) {
            texts.put("priority", mx.priority());
        }
        texts.put(mainField(each), main(each));
        return texts;
    }

    /** The field that says what the record is for. */
    static String mainField(TemplateRecord each) {
        if (each instanceof TemplateRecord.Txt || each instanceof TemplateRecord.Other) {
            return "data";
        }
        if (each instanceof TemplateRecord.Spfm) {
            return "spfRules";
        }
        return each instanceof TemplateRecord.Srv || each instanceof TemplateRecord.Redirect ? "target" : "pointsTo";
    }

    static TemplateText main(TemplateRecord each) {
        if (each instanceof TemplateRecord.A a) {
            return a.pointsTo();
        } else if (each instanceof TemplateRecord.Aaaa aaaa) {
            return aaaa.pointsTo();
        } else if (each instanceof TemplateRecord.Cname cname) {
            return cname.pointsTo();
        } else if (each instanceof TemplateRecord.Ns ns) {
            return ns.pointsTo();
        } else if (each instanceof TemplateRecord.Mx mx) {
            return mx.pointsTo();
        } else if (each instanceof TemplateRecord.Txt txt) {
            return txt.data();
        } else if (each instanceof TemplateRecord.Spfm spfm) {
            return spfm.spfRules();
        } else if (each instanceof TemplateRecord.Srv srv) {
            return srv.target();
        } else if (each instanceof TemplateRecord.Other other) {
            return other.data();
        } else if (each instanceof TemplateRecord.ApexCname apex) {
            return apex.pointsTo();
        }
        return ((TemplateRecord.Redirect) each).target();
    }
}
