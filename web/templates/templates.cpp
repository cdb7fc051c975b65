// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/templates/templates.hpp"

#include <fmt/format.h>

#include <functional>
#include <kainjow/mustache.hpp>
#include <map>
#include <stdexcept>
#include <utility>

#include "web/templates/embedded_templates.hpp"
#include "web/templates/xml_text.hpp"

namespace gazette {
namespace {

namespace mustache = kainjow::mustache;

std::string text_of(std::string_view name) {
  for (const EmbeddedFile& file : embedded_templates) {
    if (file.name == name) return std::string(file.text);
  }
  throw std::logic_error(fmt::format("unknown template {}", name));
}

/// layout.mustache with that template as its content.
std::string in_layout(std::string_view name) {
  constexpr std::string_view place = "{{>content}}\n";
  std::string page = text_of("layout");
  return page.replace(page.find(place), place.size(), text_of(name));
}

mustache::data to_mustache(const TemplateData& data);

mustache::data to_mustache(const TemplateData::Object& object) {
  mustache::data data;
  for (const auto& [name, value] : object) data[name] = to_mustache(value);
  return data;
}

mustache::data to_mustache(const TemplateData& data) {
  switch (data.kind()) {
    case TemplateData::Kind::absent:
      break;
    case TemplateData::Kind::present:
      return true;
    case TemplateData::Kind::text:
      return data.text();
    case TemplateData::Kind::object:
      return to_mustache(data.object());
    case TemplateData::Kind::list: {
      mustache::list list;
      list.reserve(data.list().size());
      for (const TemplateData& value : data.list()) list.push_back(to_mustache(value));
      return list;
    }
  }
  return false;
}

/// Parsed templates by name. A FastCGI process renders each many times.
using Parsed = std::map<std::string, mustache::mustache, std::less<>>;

std::string fill(mustache::mustache& parsed, const TemplateData::Object& data) {
  std::string text = parsed.render(to_mustache(data));
  if (!parsed.is_valid()) throw std::logic_error(parsed.error_message());
  return text;
}

}  // namespace

std::string fill_page(std::string_view name, const TemplateData::Object& data) {
  static Parsed pages;
  auto page = pages.find(name);
  if (page == pages.end()) page = pages.emplace(name, in_layout(name)).first;
  return fill(page->second, data);
}

std::string fill_xml(std::string_view name, const TemplateData::Object& data) {
  static Parsed documents;
  auto document = documents.find(name);
  if (document == documents.end()) {
    document = documents.emplace(name, text_of(name)).first;
    document->second.set_custom_escape([](const std::string& text) { return xml_text(text); });
  }
  return fill(document->second, data);
}

}  // namespace gazette
