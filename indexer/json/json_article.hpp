// SPDX-License-Identifier: GPL-3.0-or-later
// Makes articles from JSON texts (by the names in field_names.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/json/field_names.hpp"
#include "indexer/json/json_parser.hpp"
#include "indexer/json/json_value.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {

/// Sends the stories in JSON values to a sink. Not thread-safe.
class JsonStories {
 public:
  /// REQUIRES: `path`, `map` and `sink` outlive this.
  JsonStories(const std::string& path, const FieldMap& map, const StorySink& sink)
      : path_(path), map_(map), sink_(sink) {}

  /// Sends the stories of a JSON text at `place` in the file (":17" for a line, "[3]" in an array;
  /// empty when it is the whole file): one object, an array of objects, or an envelope around such
  /// an array ({"articles": [...]}, {"response": {"docs": [...]}}), up to five levels deep. If an
  /// array has objects whose @type is a kind of article, its objects of other types are ignored. An
  /// object that is the whole file is a SoleArticle, one in an array never is. Returns why the text
  /// is malformed, and then has sent nothing; empty when it is well-formed.
  [[nodiscard]] std::string send_text(std::string_view json, const std::string& place);

  /// The same for one value of an array that is the whole file.
  [[nodiscard]] std::string send_element(std::string_view json, const std::string& place);

  /// Sends the values that waited for the end of the array. Call after send_element() for all of
  /// them.
  void end_of_array();

  void skip(const std::string& place, std::string why) const {
    sink_(Skipped{path_, place, std::move(why)});
  }

 private:
  struct Waiting {
    JsonValue value;
    std::string place;
  };

  void send(const JsonValue& value, const std::string& place, int depth) const;
  void send_each(const JsonValue& list, const std::string& place, int depth) const;
  void send_exported(const JsonValue& object, const std::string& place) const;
  void send_article(const JsonValue& object, const FieldValues& values,
                    const std::string& place) const;
  void send_ninjs(const JsonValue& item, const FieldValues& values, const std::string& place) const;
  std::optional<Article> whole_article(const FieldValues& values, const std::string& place) const;

  const std::string& path_;
  const FieldMap& map_;
  const StorySink& sink_;
  JsonParser parser_;
  bool has_article_type_ = false;  ///< of the elements sent
  std::vector<Waiting> waiting_;   ///< objects of other types, as long as no article was found
};

/// The article that the JSON-LD of a page describes (see article_of_linked_data); empty when it is
/// malformed. Accepts common deviations from JSON: raw line breaks in strings, a comma after the
/// last value, an enclosing CDATA section or comment, a final semicolon.
Article article_of_json_ld(std::string_view json);

}  // namespace gazette
