package org.domainverifier.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the part of HCL's native syntax that has no expressions but literals, lists, objects and references; a template that would be evaluated is refused. */
final class Hcl {
    /** A block {@code resource "type" "name" { … }}. */
    record Resource(String type, String name, Map<String, Object> attributes) {}

    private final String text;
    private int at;

    private Hcl(String text) {
        this.text = text;
    }

    static List<Resource> resources(String text) {
        Hcl hcl = new Hcl(text);
        List<Resource> resources = new ArrayList<>();
        hcl.space(true);
        while (hcl.at < text.length()) {
            Tool.refuseIf(!hcl.word().equals("resource"), "not a resource");
            hcl.space(false);
            String type = hcl.string();
            hcl.space(false);
            String name = hcl.string();
            hcl.space(false);
            resources.add(new Resource(type, name, hcl.object()));
            hcl.space(true);
        }
        long names = resources.stream()
                .map(each -> each.type + " " + each.name)
                .distinct()
                .count();
        Tool.refuseIf(names < resources.size(), "a resource's name is there twice");
        return resources;
    }

    private char peek() {
        Tool.refuseIf(at >= text.length(), "ends early");
        return text.charAt(at);
    }

    /** Space, and with {@code lines} line ends and comments as well. */
    private void space(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' && lines) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == ' ' || lines && c == '\n') {
                at++;
            } else {
                return;
            }
        }
    }

    private void expect(char c) {
        Tool.refuseIf(peek() != c, "no " + c + " at " + at);
        at++;
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        Tool.refuseIf(start == at, "no word at " + at);
        return text.substring(start, at);
    }

    /** A body or an object: {@code name = value} on a line each. */
    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        space(true);
        while (peek() != '}') {
            String name = word();
            space(false);
            expect('=');
            space(false);
            Tool.refuseIf(members.put(name, value()) != null, "twice: " + name);
            space(false);
            expect('\n');
            space(true);
        }
        at++;
        return members;
    }

    private Object value() {
        return switch (peek()) {
            case '"' -> string();
            case '{' -> object();
            case '[' -> list();
            default -> literal(word());
        };
    }

    private static Object literal(String word) {
        if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.parseLong(word);
        }
        Tool.refuseIf(!word.equals("true") && !word.equals("false") && !word.startsWith("var."), "unknown: " + word);
        return word.startsWith("var.") ? word : Boolean.parseBoolean(word);
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        expect('[');
        space(true);
        while (peek() != ']') {
            list.add(value());
            space(true);
            if (peek() == ',') {
                at++;
                space(true);
            }
        }
        at++;
        return list;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            char c = text.charAt(at++);
            boolean begins = (c == '$' || c == '%') && text.startsWith("{", at);
            Tool.refuseIf(begins || c == '\n', "a template, or a line end, in a literal");
            if ((c == '$' || c == '%') && text.startsWith(c + "{", at)) {
                at++; // the second of $${ and %%{
            } else if (c == '\\') {
                c = escape();
            }
            string.append(c);
        }
        at++;
        return string.toString();
    }

    private char escape() {
        char c = text.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        Tool.refuseIf(c != '"' && c != '\\', "an unknown escape: " + c);
        return c;
    }
}
