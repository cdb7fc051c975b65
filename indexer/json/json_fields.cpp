// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_fields.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/credits.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/json/json_text.hpp"
#include "indexer/json/subject_code.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {
namespace {

using Named = FieldValues::Named;
using Field = ArticleField;

/// The result of `read` for the first name of `field` that yields one.
template <typename Read>
auto first_of(const FieldValues& values, Field field, Read read) {
  decltype(read(Named{})) result{};
  for (const Named& named : values.of(field)) {
    result = read(named);
    if (result != decltype(result){}) return result;
  }
  return result;
}

std::string visible(const std::string& text) { return is_blank(text) ? std::string() : text; }

std::string text_at(const FieldValues& values, Field field) {
  return first_of(values, field, [](const Named& named) {
    return named.form == NameForm::html ? html_title_text(*named.value) : title_text(*named.value);
  });
}

std::string line_at(const FieldValues& values, Field field) {
  return first_of(values, field,
                  [](const Named& named) { return one_line(title_text(*named.value)); });
}

std::string id_at(const FieldValues& values, Field field) {
  return first_of(values, field, [](const Named& named) { return visible(id_text(*named.value)); });
}

std::optional<Timestamp> date_at(const FieldValues& values, Field field) {
  return first_of(values, field, [](const Named& named) { return date_in(*named.value); });
}

/// `body` without the mark that NewsAPI puts after a cut text: "... of forty gr… [+1377 chars]".
std::string without_cut_mark(std::string body) {
  constexpr std::string_view begin = "[+";
  constexpr std::string_view end = " chars]";
  const std::size_t last = body.find_last_not_of(" \n\r\t");
  if (last == std::string::npos || !std::string_view(body).substr(0, last + 1).ends_with(end)) {
    return body;
  }
  const std::size_t at = body.rfind(begin);
  if (at == std::string::npos) return body;
  const std::string_view number = std::string_view(body).substr(
      at + begin.size(),
      last + 1 - end.size() - std::min(last + 1 - end.size(), at + begin.size()));
  if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos) {
    return body;
  }
  body.erase(at);
  body.erase(body.find_last_not_of(" \n\r\t") + 1);
  return body;
}

std::string body_at(const FieldValues& values) {
  return first_of(values, Field::body, [](const Named& named) {
    const bool is_html = named.form == NameForm::html;
    return visible(
        without_cut_mark(is_html ? html_body_text(*named.value) : body_text(*named.value)));
  });
}

/// Names on one line, each once, in order. No more than one beyond `most_names`.
class DistinctNames {
 public:
  void add(std::string_view text) {
    if (names_.size() > most_names) return;
    std::string name = one_line(text);
    if (!name.empty() && known_.insert(name).second) names_.push_back(std::move(name));
  }

  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
  std::unordered_set<std::string> known_;
};

/// Whether `value` is a list of the numbers of things that are named elsewhere, as WordPress has
/// them: `"tags": [17, 5]`.
bool is_list_of_numbers(const JsonValue& value) {
  return value.is_list() &&
         std::all_of(value.values.begin(), value.values.end(),
                     [](const JsonValue& each) { return each.kind == JsonValue::Kind::number; });
}

/// Names in a list or an object, each as it is; those in one text are split at `separators`.
std::vector<std::string> parted_names(const JsonValue& value, std::string_view separators) {
  DistinctNames names;
  if (is_list_of_numbers(value)) return {};
  const bool is_list = value.is_list() || (value.is_text() && listed_texts(value.text));
  for (const std::string& text : names_in(value)) {
    std::size_t begin = 0;
    while (begin <= text.size()) {
      const std::size_t end =
          is_list ? text.size() : std::min(text.find_first_of(separators, begin), text.size());
      names.add(std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return names.take();
}

std::vector<std::string> list_at(const FieldValues& values, Field field,
                                 std::string_view separators) {
  return first_of(values, field,
                  [&](const Named& named) { return parted_names(*named.value, separators); });
}

/// `text` without "By ", in the languages of agencies.
std::string_view without_by(std::string_view text) {
  constexpr std::array<std::string_view, 4> words = {"by ", "von ", "par ", "por "};
  for (const std::string_view word : words) {
    if (text.size() > word.size() && fold_case(text.substr(0, word.size())) == word) {
      return text.substr(word.size());
    }
  }
  return text;
}

/// The place of the first " and ", in the languages of agencies, and its length.
std::pair<std::size_t, std::size_t> find_and(std::string_view text) {
  constexpr std::array<std::string_view, 4> words = {" and ", " und ", " et ", " & "};
  std::pair<std::size_t, std::size_t> first{std::string_view::npos, 0};
  for (const std::string_view word : words) {
    const std::size_t at = text.find(word);
    if (at < first.first) first = {at, word.size()};
  }
  return first;
}

/// The names in a byline. Commas before an "and" separate names, one after the last name begins
/// an office: "By Mara Quill, Tomas Ferro and Jo Okafor, Staff Writers" has three.
void add_byline(DistinctNames& names, std::string_view byline) {
  constexpr std::size_t longest = 500;
  if (byline.size() > longest) return names.add(byline);
  std::string_view rest = without_by(byline);
  for (;;) {
    const auto [at, size] = find_and(rest);
    const bool is_last = at == std::string_view::npos;
    std::string_view part = rest.substr(0, at);
    const std::size_t comma = part.find(',');
    if (is_last) return names.add(part.substr(0, comma));
    while (!part.empty()) {
      const std::size_t end = std::min(part.find(','), part.size());
      names.add(part.substr(0, end));
      part.remove_prefix(std::min(end + 1, part.size()));
    }
    rest.remove_prefix(at + size);
  }
}

/// Whether `part` of a byline is the name of a person, of two to four words, and no office.
bool is_name_of_person(const std::string& part) {
  constexpr std::ptrdiff_t most_blanks = 3;
  constexpr auto offices = std::to_array<std::string_view>(
      {"writer", "reporter", "correspondent", "editor", "staff", "bureau", "press", "news",
       "agency", "desk", "chief", "times", "post", "jr", "jr."});
  const std::string last = fold_case(part.substr(part.rfind(' ') + 1));
  if (std::find(offices.begin(), offices.end(), last) != offices.end()) return false;
  if (std::count(part.begin(), part.end(), ' ') > most_blanks) return false;
  const std::optional<Credits> credits = credits_of("By " + part);
  return credits && credits->authors == std::vector<std::string>{part};
}

/// The names of "Ada Quill, Bo Ferry and Cy Tarn", when each part looks like one; else `text`.
std::vector<std::string> listed_authors(const std::string& text) {
  constexpr std::size_t longest = 500;
  if (text.size() > longest) return {text};
  std::string list = one_line(text);
  for (auto found = find_and(list); found.second > 0; found = find_and(list)) {
    list.replace(found.first, found.second, ",");
  }
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    names.push_back(one_line(list.substr(begin, end - begin)));
    begin = end + 1;
  }
  const bool are_names = std::all_of(names.begin(), names.end(), is_name_of_person);
  return are_names ? names : std::vector<std::string>{text};
}

std::vector<std::string> authors_of(const FieldValues& values) {
  return first_of(values, Field::authors, [](const Named& named) {
    if (named.value->kind == JsonValue::Kind::number) return std::vector<std::string>();
    DistinctNames authors;
    for (const std::string& name : parted_names(*named.value, ";")) {
      if (named.form == NameForm::byline) {
        add_byline(authors, name);
      } else {
        const bool has_by = name.size() > 3 && fold_case(name.substr(0, 3)) == "by ";
        const std::string author = has_by ? name.substr(3) : name;
        for (const std::string& each : listed_authors(author)) authors.add(each);
      }
    }
    return authors.take();
  });
}

void add_topic(DistinctNames& topics, std::string topic) {
  std::replace(topic.begin(), topic.end(), '>', '/');
  topics.add(normalize_topic(topic));
}

/// A subject with an IPTC code gets its topic from the code, in whatever language its name is.
void add_topics(DistinctNames& topics, const JsonValue& value) {
  if (is_list_of_numbers(value)) return;
  if (value.is_list()) {
    for (const JsonValue& each : value.values) {
      const std::string code = subject_code(each);
      if (!code.empty()) topics.add(code);
      if (!code.empty()) continue;
      for (const std::string& name : names_in(each)) add_topic(topics, name);
    }
  } else if (const std::string code = subject_code(value); !code.empty()) {
    topics.add(code);
  } else {
    for (const std::string& topic : parted_names(value, ",;")) add_topic(topics, topic);
  }
}

std::vector<std::string> topics_of(const FieldValues& values) {
  DistinctNames topics;
  for (const Named& named : values.of(Field::topics)) add_topics(topics, *named.value);
  return topics.take();
}

/// A code, or the name of a language in English or in itself.
std::string language_at(const FieldValues& values) {
  return first_of(values, Field::language, [](const Named& named) {
    const std::string text = one_line(title_text(*named.value));
    if (std::string code = normalize_language(text); !code.empty()) return code;
    const std::string code = language_code(text);
    return is_language(code) ? code : std::string();
  });
}

}  // namespace

Article article_of_values(const FieldValues& values) {
  Article article;
  article.id = id_at(values, Field::id);
  article.url = id_at(values, Field::url);
  article.title = line_at(values, Field::title);
  article.summary = text_at(values, Field::summary);
  article.body = body_at(values);
  article.authors = authors_of(values);
  article.source = line_at(values, Field::source);
  article.language = language_at(values);
  article.published = date_at(values, Field::published);
  article.modified = date_at(values, Field::modified);
  article.topics = stated_topics(topics_of(values));
  article.places = list_at(values, Field::places, ";");
  article.people = list_at(values, Field::people, ";");
  article.keywords = list_at(values, Field::keywords, ",;");
  if (article.body.empty()) article.body = std::exchange(article.summary, {});
  return article;
}

Article article_of_object(const JsonValue& object) {
  return article_of_values(FieldValues(object, {}));
}

std::string unread_body(const FieldValues& values) {
  if (!body_at(values).empty()) return {};
  for (const Named& named : values.of(Field::body)) {
    if (!named.value->values.empty()) return std::string(named.path);
  }
  return {};
}

bool has_story(const FieldValues& values) {
  return !values.of(Field::title).empty() || !values.of(Field::body).empty();
}

}  // namespace gazette
