package dev.bidbook.template;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A text of a template and where it stands.
 *
 * @param text the text
 * @param place its node
 */
record YamlText(String text, Node place) {}
