package org.domainverifier.examples.cli;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ServerView;
import org.domainverifier.propagation.ZonePropagation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far the records have spread, as JSON. */
final class PropagationJson {
    private PropagationJson() {}

    static void write(DomainPropagation seen, ObjectNode json) {
        json.put("visible", seen.isVisible());
        seen.visibleBy().ifPresent(at -> json.put("visibleBy", at.toString()));
        ArrayNode zones = json.putArray("zones");
        seen.zones().forEach(zone -> write(zone, zones.addObject()));
        ArrayNode questions = json.putArray("questions");
        seen.questions().forEach(question -> write(question, questions.addObject()));
        names(seen.aliasesBesideData(), json.putArray("aliasesBesideData"));
    }

    private static void write(ZonePropagation zone, ObjectNode json) {
        json.put("zone", zone.zone().toString());
        names(zone.delegated(), json.putArray("delegated"));
        names(zone.published(), json.putArray("published"));
        zone.negativeTtl().ifPresent(ttl -> json.put("negativeTtl", ttl.toSeconds()));
        ArrayNode servers = json.putArray("servers");
        zone.servers().forEach(server -> {
            ObjectNode one = servers.addObject();
            one.put("server", server.server().toString());
            server.address().ifPresent(address -> one.put("address", address.getHostAddress()));
            one.put("condition", server.condition().name());
            server.serial().ifPresent(serial -> one.put("serial", serial));
        });
    }

    private static void write(Propagation question, ObjectNode json) {
        json.put("name", question.question().name().toString());
        json.put("type", question.question().type().toString());
        question.zone().ifPresent(zone -> json.put("zone", zone.toString()));
        question.wildcard().ifPresent(wildcard -> json.put("wildcard", wildcard.toString()));
        question.visibleBy().ifPresent(at -> json.put("visibleBy", at.toString()));
        ArrayNode servers = json.putArray("servers");
        for (ServerView server : question.servers()) {
            ObjectNode one = servers.addObject();
            one.put("server", server.server().toString());
            server.address().ifPresent(address -> one.put("address", address.getHostAddress()));
            one.put("condition", server.condition().name());
            server.serial().ifPresent(serial -> one.put("serial", serial));
            server.answer().ifPresent(answer -> write(answer, one));
        }
        ArrayNode resolvers = json.putArray("resolvers");
        for (ResolverView resolver : question.resolvers()) {
            ObjectNode one = resolvers.addObject();
            one.put("resolver", resolver.resolver());
            one.put("condition", resolver.condition().name());
            write(resolver.answer(), one);
            resolver.visibleBy().ifPresent(at -> one.put("visibleBy", at.toString()));
        }
    }

    private static void write(DnsAnswer answer, ObjectNode json) {
        if (answer instanceof DnsAnswer.Failure failure) {
            json.put("failure", failure.cause().name());
            return;
        }
        ArrayNode records = json.putArray("records");
        Stream.concat(answer.aliases().stream(), answer.records().stream())
                .map(DnsRecord::toZoneLine)
                .forEach(records::add);
        answer.ttl().map(Duration::toSeconds).ifPresent(ttl -> json.put("ttl", ttl));
    }

    private static void names(List<DomainName> names, ArrayNode json) {
        names.forEach(name -> json.add(name.toString()));
    }
}
