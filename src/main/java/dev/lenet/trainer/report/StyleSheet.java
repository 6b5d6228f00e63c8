package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the page's styles into a chart's elements as SVG attributes, so that the chart looks the same outside the
 * page: programs for slides and papers hardly support style sheets. Understands only the CSS that {@code figure.css}
 * uses: rules for one class or element each, of which the later ones take precedence, and variables.
 */
final class StyleSheet {

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern ELEMENT = Pattern.compile("<(\\w+) class=\"([^\"]*)\"");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[\\w-]+)\\)");

    private final Map<String, Map<String, String>> rules = new LinkedHashMap<>();

    StyleSheet(String css) {
        String plain = css.replaceAll("(?s)/\\*.*?\\*/", "");
        for (MatchResult rule : RULE.matcher(plain).results().toList()) {
            for (String selector : rule.group(1).split(",")) {
                rules.computeIfAbsent(selector.strip(), key -> new LinkedHashMap<>())
                        .putAll(declarations(rule.group(2)));
            }
        }
    }

    private static Map<String, String> declarations(String block) {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (String each : block.split(";")) {
            int colon = each.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        each.substring(0, colon).strip(),
                        each.substring(colon + 1).strip());
            }
        }
        return declarations;
    }

    /** The body with attributes instead of classes. */
    String inline(String body) {
        return ELEMENT.matcher(body)
                .replaceAll(element -> Matcher.quoteReplacement(
                        Text.format("<%s%s", element.group(1), attributes(element.group(1), element.group(2)))));
    }

    private String attributes(String element, String classes) {
        List<String> selectors = new ArrayList<>(List.of(":root", element));
        for (String name : classes.split(" ")) {
            selectors.add("." + name);
        }
        Map<String, String> style = new LinkedHashMap<>();
        rules.forEach((selector, declarations) -> {
            if (selectors.contains(selector)) {
                style.putAll(declarations);
            }
        });
        StringBuilder attributes = new StringBuilder();
        style.forEach((name, value) -> {
            if (!name.startsWith("--")) {
                attributes.append(Text.format(" %s=\"%s\"", name, resolved(value, style)));
            }
        });
        return attributes.toString();
    }

    private static String resolved(String value, Map<String, String> style) {
        Matcher variable = VARIABLE.matcher(value);
        if (!variable.find()) {
            return value;
        }
        String known = style.get(variable.group(1));
        if (known == null) {
            throw new IllegalStateException("figure.css has no value for " + variable.group(1));
        }
        return resolved(variable.replaceFirst(Matcher.quoteReplacement(known)), style);
    }
}
