// SPDX-License-Identifier: GPL-3.0-or-later
// The data that fills a template, as plain values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

/// The value of a tag: a text, or a section that is absent, present once, present once with names
/// of its own (an object), or repeated for each value of a list.
///
/// Give every object all names that its section uses: a missing name is looked up in the enclosing
/// objects.
class TemplateData {
 public:
  using Object = std::map<std::string, TemplateData>;
  using List = std::vector<TemplateData>;
  enum class Kind { absent, present, text, object, list };

  // Implicit, so that objects and lists can be written as nested braces.
  // NOLINTBEGIN(google-explicit-constructor)
  TemplateData(bool is_present = false) : kind_(is_present ? Kind::present : Kind::absent) {}
  TemplateData(std::string text) : kind_(Kind::text), text_(std::move(text)) {}
  TemplateData(std::string_view text) : kind_(Kind::text), text_(text) {}
  TemplateData(const char* text) : kind_(Kind::text), text_(text) {}
  TemplateData(Object object) : kind_(Kind::object), object_(std::move(object)) {}
  TemplateData(List list) : kind_(Kind::list), list_(std::move(list)) {}
  // NOLINTEND(google-explicit-constructor)

  Kind kind() const { return kind_; }
  const std::string& text() const { return text_; }  ///< REQUIRES: kind() == Kind::text
  const Object& object() const { return object_; }   ///< REQUIRES: kind() == Kind::object
  const List& list() const { return list_; }         ///< REQUIRES: kind() == Kind::list

 private:
  Kind kind_;
  std::string text_;
  Object object_;
  List list_;
};

/// A section that is not rendered.
inline TemplateData absent() { return {}; }

/// `text`, or an absent section when it is empty.
inline TemplateData text_or_absent(std::string text) {
  return text.empty() ? absent() : TemplateData(std::move(text));
}

}  // namespace gazette
