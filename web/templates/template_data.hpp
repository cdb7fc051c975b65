// SPDX-License-Identifier: GPL-3.0-or-later
// What a template is filled with, as a plain value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

/// A text, or a section: one that is there or not, one with names of its own, or one that is
/// repeated for each value of a list. Set everything that a template names: a name that an object
/// lacks is looked up in the objects around it.
class TemplateData {
 public:
  using Object = std::map<std::string, TemplateData>;
  using List = std::vector<TemplateData>;
  enum class Kind { absent, present, text, object, list };

  // Templates are filled by lists of such values in braces.
  // NOLINTBEGIN(google-explicit-constructor)
  TemplateData(bool is_there = false) : kind_(is_there ? Kind::present : Kind::absent) {}
  TemplateData(std::string text) : kind_(Kind::text), text_(std::move(text)) {}
  TemplateData(std::string_view text) : kind_(Kind::text), text_(text) {}
  TemplateData(const char* text) : kind_(Kind::text), text_(text) {}
  TemplateData(Object object) : kind_(Kind::object), object_(std::move(object)) {}
  TemplateData(List list) : kind_(Kind::list), list_(std::move(list)) {}
  // NOLINTEND(google-explicit-constructor)

  Kind kind() const { return kind_; }
  const std::string& text() const { return text_; }  ///< of a text
  const Object& object() const { return object_; }   ///< of an object
  const List& list() const { return list_; }         ///< of a list

 private:
  Kind kind_;
  std::string text_;
  Object object_;
  List list_;
};

/// A section that is left out.
inline TemplateData absent() { return {}; }

/// An empty text is left out, with the section of its name.
inline TemplateData text_or_absent(std::string text) {
  return text.empty() ? absent() : TemplateData(std::move(text));
}

}  // namespace gazette
