// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/xml_node.hpp"

#include <algorithm>

#include "core/text/text.hpp"

namespace gazette {
namespace {

bool is_empty(const XmlNode& node) { return node.children.empty(); }

void add_descendants(const XmlNode& node, std::string_view name,
                     std::vector<const XmlNode*>& found) {
  for (const XmlNode& each : node.children) {
    if (each.name == name) {
      found.push_back(&each);
    } else {
      add_descendants(each, name, found);
    }
  }
}

void add_text(const XmlNode& node, std::string& text) {
  text += node.text;
  for (const XmlNode& each : node.children) add_text(each, text);
}

void add_escaped(std::string_view text, std::string& html) {
  for (const char c : text) {
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '>') {
      html += "&gt;";
    } else {
      html += c;
    }
  }
}

void add_html(const XmlNode& node, std::string& html) {
  if (node.name.empty()) return add_escaped(node.text, html);
  const std::string_view tag = std::string_view(node.name).substr(node.name.rfind(':') + 1);
  html.append("<").append(tag).append(">");
  for (const XmlNode& each : node.children) add_html(each, html);
  const bool is_void = tag == "br" || tag == "hr" || tag == "img" || tag == "input";
  if (!is_void) html.append("</").append(tag).append(">");
}

}  // namespace

std::string_view attribute(const XmlNode& node, std::string_view name) {
  for (const XmlAttribute& each : node.attributes) {
    if (each.name == name) return each.value;
  }
  return {};
}

const XmlNode* child(const XmlNode& node, std::string_view name) {
  const XmlNode* first = nullptr;
  for (const XmlNode& each : node.children) {
    if (each.name != name) continue;
    if (!is_empty(each)) return &each;
    if (first == nullptr) first = &each;
  }
  return first;
}

std::vector<const XmlNode*> children(const XmlNode& node, std::string_view name) {
  std::vector<const XmlNode*> found;
  for (const XmlNode& each : node.children) {
    if (each.name == name) found.push_back(&each);
  }
  return found;
}

const XmlNode* descendant(const XmlNode& node, std::string_view name) {
  for (const XmlNode& each : node.children) {
    if (each.name == name) return &each;
    if (const XmlNode* found = descendant(each, name)) return found;
  }
  return nullptr;
}

std::vector<const XmlNode*> descendants(const XmlNode& node, std::string_view name) {
  std::vector<const XmlNode*> found;
  add_descendants(node, name, found);
  return found;
}

std::string inner_text(const XmlNode& node) {
  std::string text;
  add_text(node, text);
  return text;
}

std::string text_at(const XmlNode& node, std::string_view name) {
  const XmlNode* found = child(node, name);
  return found == nullptr ? std::string() : one_line(inner_text(*found));
}

std::string text_below(const XmlNode& node, std::string_view name) {
  const XmlNode* found = descendant(node, name);
  return found == nullptr ? std::string() : one_line(inner_text(*found));
}

std::string attribute_below(const XmlNode& node, std::string_view element, std::string_view name) {
  const XmlNode* found = descendant(node, element);
  return found == nullptr ? std::string() : one_line(attribute(*found, name));
}

std::string html_of(const XmlNode& node) {
  std::string html;
  for (const XmlNode& each : node.children) add_html(each, html);
  return html;
}

bool has_elements(const XmlNode& node) {
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const XmlNode& each) { return !each.name.empty(); });
}

}  // namespace gazette
