package org.domainverifier.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answers to all questions: a list, since an answer says what was asked. */
record AnswersShape(Shape<DnsAnswer> each) implements Shape<Map<DnsQuestion, DnsAnswer>> {
    @Override
    public JsonNode write(Map<DnsQuestion, DnsAnswer> answers, Telling telling) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(answers.size());
        answers.forEach((question, answer) -> {
            if (!question.equals(answer.question())) {
                throw new IllegalArgumentException("an answer to " + answer.question() + ", not to " + question);
            }
            array.add(each.write(answer, telling));
        });
        return array;
    }

    @Override
    public Map<DnsQuestion, DnsAnswer> read(JsonNode node, Place place) {
        Map<DnsQuestion, DnsAnswer> answers = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode element : Nodes.list(node, place)) {
            DnsAnswer answer = each.read(element, place.at(index++));
            answers.put(answer.question(), answer);
        }
        return answers;
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return Schemas.list(each.schema(schemas));
    }
}
