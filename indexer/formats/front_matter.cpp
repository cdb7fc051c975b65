// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/front_matter.hpp"

#include <algorithm>
#include <utility>

#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::size_t most_front_matter_bytes = std::size_t{64} * 1024;

std::string_view stripped(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// The next line, which is removed with its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

struct Scalar {
  std::string value;
  std::size_t bytes = 0;  ///< that it took
};

/// A text between quotation marks, with the escapes that both languages share.
Scalar quoted(std::string_view text) {
  const char mark = text.front();
  Scalar scalar;
  std::size_t i = 1;
  for (; i < text.size() && text[i] != mark; ++i) {
    if (mark == '"' && text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      scalar.value += text[i] == 'n' || text[i] == 't' ? ' ' : text[i];
    } else {
      scalar.value += text[i];
    }
    if (mark == '\'' && text.substr(i + 1).starts_with("''")) {
      scalar.value += '\'';
      i += 2;
    }
  }
  scalar.bytes = std::min(i + 1, text.size());
  return scalar;
}

/// Without a comment after it.
std::string plain(std::string_view text) {
  return std::string(stripped(text.substr(0, std::min(text.find(" #"), text.size()))));
}

std::string scalar_of(std::string_view text) {
  text = stripped(text);
  if (text.starts_with('"') || text.starts_with('\'')) return quoted(text).value;
  return plain(text);
}

/// The members of `[a, "b, c"]`.
std::vector<std::string> bracketed_values(std::string_view text) {
  std::vector<std::string> values;
  text.remove_prefix(1);
  while (!text.empty() && text.front() != ']') {
    text = text.substr(std::min(text.find_first_not_of(" \t\r\n,"), text.size()));
    if (text.empty() || text.front() == ']') break;
    std::string value;
    if (text.front() == '"' || text.front() == '\'') {
      Scalar scalar = quoted(text);
      value = std::move(scalar.value);
      text.remove_prefix(scalar.bytes);
    } else {
      const std::size_t end = std::min(text.find_first_of(",]"), text.size());
      value = std::string(stripped(text.substr(0, end)));
      text.remove_prefix(end);
    }
    if (!value.empty()) values.push_back(std::move(value));
  }
  return values;
}

/// The name before `separator` at the beginning of `line`; empty when there is none.
std::string name_of(std::string_view line, char separator) {
  const std::size_t end = line.find(separator);
  if (end == std::string_view::npos) return {};
  std::string_view name = stripped(line.substr(0, end));
  if (name.starts_with('"') && name.ends_with('"') && name.size() > 2) {
    name = name.substr(1, name.size() - 2);
  }
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == ' ' || (c & 0x80) != 0;
  });
  return is_name ? fold_case(name) : std::string();
}

std::vector<std::string> values_of(std::string_view value) {
  value = stripped(value);
  if (value.starts_with('[')) return bracketed_values(value);
  std::string scalar = scalar_of(value);
  if (scalar.empty() || scalar == "null" || scalar == "~") return {};
  return {std::move(scalar)};
}

std::vector<FrontMatter::Entry> parse_yaml(std::string_view text) {
  std::vector<FrontMatter::Entry> entries;
  bool is_text = false;  // of several lines
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::string_view content = stripped(line);
    if (content.empty() || content.starts_with('#')) continue;
    const bool is_item = content.starts_with("- ");
    if (line.starts_with(' ') || line.starts_with('\t') || is_item) {
      if (entries.empty()) continue;
      std::vector<std::string>& values = entries.back().values;
      std::string_view value = is_item ? stripped(content.substr(1)) : content;
      const std::string member = is_text ? std::string() : name_of(value, ':');
      // Of `author:` with members, its name.
      if (!member.empty() && member != "name" && value.find(": ") != std::string_view::npos)
        continue;
      if (member == "name") value = value.substr(value.find(':') + 1);
      std::string scalar = is_text ? std::string(content) : scalar_of(value);
      if (is_item || member == "name" || values.empty()) {
        if (!scalar.empty()) values.push_back(std::move(scalar));
      } else {
        (values.back() += ' ') += scalar;
      }
      continue;
    }
    std::string name = name_of(line, ':');
    is_text = false;
    if (name.empty()) continue;
    const std::string_view value = stripped(line.substr(line.find(':') + 1));
    is_text = value.starts_with('|') || value.starts_with('>');
    entries.push_back({std::move(name), is_text ? std::vector<std::string>() : values_of(value)});
  }
  return entries;
}

std::vector<FrontMatter::Entry> parse_toml(std::string_view text) {
  std::vector<FrontMatter::Entry> entries;
  while (!text.empty()) {
    const std::string_view rest = text;
    const std::string_view line = take_line(text);
    std::string name = name_of(line, '=');
    if (name.empty()) continue;
    const std::size_t value_at = line.find('=') + 1;
    std::string_view value = stripped(line.substr(value_at));
    if (value.starts_with('[') && value.find(']') == std::string_view::npos) {
      // A list of several lines.
      const std::size_t end = std::min(rest.find(']'), rest.size());
      value = rest.substr(rest.find('['), end);
      text = rest.substr(end);
      take_line(text);
    } else if (value.starts_with("\"\"\"")) {
      const std::size_t begin = rest.find("\"\"\"") + 3;
      const std::size_t end = std::min(rest.find("\"\"\"", begin), rest.size());
      entries.push_back({std::move(name), {one_line(rest.substr(begin, end - begin))}});
      text = rest.substr(end);
      take_line(text);
      continue;
    }
    entries.push_back({std::move(name), values_of(value)});
  }
  return entries;
}

}  // namespace

FrontMatter front_matter_of(std::string_view text) {
  std::string_view rest = text.substr(0, cut_point(text, most_front_matter_bytes));
  const std::string_view rule = stripped(take_line(rest));
  if (rule != "---" && rule != "+++") return {};
  const std::string_view inner = rest;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const std::string_view line = stripped(take_line(rest));
    if (line != rule && !(rule == "---" && line == "...")) continue;
    const std::string_view content = inner.substr(0, inner.size() - before.size());
    FrontMatter found;
    found.entries = rule == "---" ? parse_yaml(content) : parse_toml(content);
    found.bytes = static_cast<std::size_t>(rest.data() - text.data());
    if (found.entries.empty()) return {};
    return found;
  }
  return {};
}

}  // namespace gazette
