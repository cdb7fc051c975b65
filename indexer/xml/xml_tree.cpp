// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/xml_tree.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/xml/tag_soup.hpp"
#include "indexer/xml/xml_references.hpp"

namespace gazette {
namespace {

/// References to code points that are no characters (half a pair, NUL) leave bad bytes.
std::string valid(const char* text) {
  const std::string_view view(text);
  return is_valid_utf8(view) ? std::string(view) : repair_utf8(view);
}

class TreeCopy {
 public:
  XmlNode copy(const pugi::xml_node& from) { return copy(from, 1); }

 private:
  XmlNode copy(const pugi::xml_node& from, std::size_t depth) {
    XmlNode node;
    node.name = valid(from.name());
    for (const pugi::xml_attribute& each : from.attributes()) {
      node.attributes.push_back({valid(each.name()), valid(each.value())});
    }
    for (const pugi::xml_node& each : from.children()) {
      if (++nodes_ > most_xml_nodes) break;
      const bool is_text = each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata;
      if (is_text) {
        node.children.push_back({{}, valid(each.value()), {}, {}});
      } else if (each.type() == pugi::node_element && depth < deepest_xml) {
        node.children.push_back(copy(each, depth + 1));
      }
    }
    return node;
  }

  std::size_t nodes_ = 0;
};

/// What a document calls a namespace, where it does.
struct Binding {
  std::string prefix;  ///< empty: names without one
  std::string address;
};

/// Gives names the prefixes of the table.
class NameResolver {
 public:
  NameResolver(std::span<const XmlNamespace> namespaces, const XmlNode& root)
      : namespaces_(namespaces) {
    bind(root);
    root_address_ = address_of(prefix_of(root.name));
    bindings_.clear();
  }

  void resolve(XmlNode& node) {
    if (node.name.empty()) return;
    const std::size_t before = bindings_.size();
    bind(node);
    node.name = resolved(node.name);
    for (XmlAttribute& each : node.attributes) {
      // An attribute without a prefix belongs to its element.
      each.name = prefix_of(each.name).empty() ? in_small_letters(each.name) : resolved(each.name);
    }
    for (XmlNode& each : node.children) resolve(each);
    bindings_.resize(before);
  }

 private:
  static std::string_view prefix_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
  }

  static std::string in_small_letters(std::string_view name) {
    std::string small(name);
    for (char& c : small) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
  }

  void bind(const XmlNode& node) {
    constexpr std::size_t most_bindings = 60;
    constexpr std::string_view declaration = "xmlns";
    for (const XmlAttribute& each : node.attributes) {
      const std::string_view name = each.name;
      if (!name.starts_with(declaration) || bindings_.size() >= most_bindings) continue;
      const std::string_view rest = name.substr(declaration.size());
      if (rest.empty() || rest.starts_with(':')) {
        bindings_.push_back({std::string(rest.substr(rest.empty() ? 0 : 1)),
                             in_small_letters(one_line(each.value))});
      }
    }
  }

  /// Empty when nothing is declared.
  std::string_view address_of(std::string_view prefix) const {
    const auto found = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                    [&](const Binding& each) { return each.prefix == prefix; });
    return found == bindings_.rend() ? std::string_view() : std::string_view(found->address);
  }

  std::string resolved(std::string_view name) const {
    const std::string_view prefix = prefix_of(name);
    std::string local = in_small_letters(
        name.substr(prefix.empty() && !name.starts_with(':') ? 0 : prefix.size() + 1));
    const std::string_view address = address_of(prefix);
    // Many documents forget to declare well-known prefixes.
    if (address.empty()) return prefix.empty() ? local : in_small_letters(prefix) + ':' + local;
    if (address == root_address_) return local;
    const auto row =
        std::find_if(namespaces_.begin(), namespaces_.end(),
                     [&](const XmlNamespace& each) { return each.address == address; });
    if (row == namespaces_.end()) return "?:" + local;
    return row->prefix.empty() ? local : std::string(row->prefix) + ':' + local;
  }

  std::span<const XmlNamespace> namespaces_;
  std::vector<Binding> bindings_;
  std::string root_address_;
};

}  // namespace

XmlNode parse_xml(std::string_view xml, std::span<const XmlNamespace> namespaces) {
  const std::string text = with_characters(xml);
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
  pugi::xml_document document;
  XmlNode root;
  const auto tags = static_cast<std::size_t>(std::count(text.begin(), text.end(), '<'));
  if (tags <= most_xml_nodes &&
      document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8)) {
    root = TreeCopy().copy(document.document_element());
  } else {
    root = parse_tag_soup(text);
  }
  NameResolver(namespaces, root).resolve(root);
  return root;
}

}  // namespace gazette
