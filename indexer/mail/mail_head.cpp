// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/mail/mail_head.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/reading/transfer_encoding.hpp"
#include "indexer/sources/encoding.hpp"

namespace gazette {
namespace {

std::string_view trimmed_value(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

/// `=?charset?q?text?=`
struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t length = 0;  ///< in the text
};

/// The encoded word at the beginning of `text`.
std::optional<EncodedWord> encoded_word(std::string_view text) {
  constexpr std::size_t longest = 2000;
  text = text.substr(0, longest);
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() ||
      text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if (end == std::string_view::npos) return std::nullopt;
  std::string content(text.substr(begin, end - begin));
  EncodedWord word;
  // A language may follow the charset (RFC 2231): utf-8*en.
  const std::string_view charset = text.substr(2, charset_end - 2);
  word.charset = charset.substr(0, charset.find('*'));
  word.length = end + 2;
  switch (text[charset_end + 1]) {
    case 'q':
    case 'Q':
      std::replace(content.begin(), content.end(), '_', ' ');
      word.bytes = decode_quoted_printable(content);
      return word;
    case 'b':
    case 'B':
      word.bytes = decode_base64(content);
      return word;
    default:
      return std::nullopt;
  }
}

/// What an address has before `<`, or in brackets after it, without quotation marks.
std::string name_of_sender(std::string_view text) {
  std::string name;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') continue;
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    name += text[i];
  }
  return text_of_value(name);
}

MailAddress parse_address(std::string_view text) {
  MailAddress parsed;
  const std::size_t open = text.rfind('<');
  if (open != std::string_view::npos) {
    parsed.address = text_of_value(text.substr(open + 1, text.find('>', open) - open - 1));
    parsed.name = name_of_sender(text.substr(0, open));
    return parsed;
  }
  const std::size_t bracket = text.find('(');
  if (bracket != std::string_view::npos) {
    const std::size_t end = std::min(text.rfind(')'), text.size());
    if (end > bracket) parsed.name = name_of_sender(text.substr(bracket + 1, end - bracket - 1));
    text = text.substr(0, bracket);
  }
  parsed.address = text_of_value(text);
  if (parsed.address.find('@') == std::string::npos && parsed.name.empty()) {
    std::swap(parsed.name, parsed.address);
  }
  return parsed;
}

}  // namespace

std::string_view MailHead::value(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const MailField& field) { return field.name == name; });
  return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

MailHead parse_mail_head(std::string_view mail) {
  MailHead head;
  while (head.bytes < mail.size()) {
    const std::size_t end = std::min(mail.find('\n', head.bytes), mail.size());
    std::string_view line = mail.substr(head.bytes, end - head.bytes);
    head.bytes = std::min(end + 1, mail.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (!head.fields.empty()) head.fields.back().value += line;
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    head.fields.push_back({fold_case(trimmed_value(line.substr(0, colon))),
                           std::string(trimmed_value(line.substr(colon + 1)))});
  }
  return head;
}

std::string text_of_value(std::string_view value) {
  std::string text;
  std::string charset;
  std::string encoded;  // of words in that charset, one after another: they may share a character
  std::string plain;
  const auto end_words = [&] {
    if (!encoded.empty()) text += to_utf8(encoded, charset);
    encoded.clear();
  };
  const auto end_plain = [&] {
    text += to_utf8(plain);
    plain.clear();
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    std::optional<EncodedWord> word =
        value[i] == '=' ? encoded_word(value.substr(i)) : std::nullopt;
    if (!word) {
      plain += value[i];
      continue;
    }
    if (!trimmed_value(plain).empty() || encoded.empty()) {
      end_words();
      end_plain();
    } else {
      plain.clear();  // blanks between encoded words are no text
      if (word->charset != charset) end_words();
    }
    charset = std::move(word->charset);
    encoded += word->bytes;
    i += word->length - 1;
  }
  end_words();
  end_plain();
  return one_line(repair_utf8(text));
}

std::string ParameterizedValue::parameter(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const Parameter& each) { return each.name == name; });
  return found == parameters.end() ? std::string() : found->value;
}

ParameterizedValue parse_parameters(std::string_view value) {
  ParameterizedValue parsed;
  const std::size_t value_end = std::min(value.find(';'), value.size());
  parsed.value = fold_case(trimmed_value(value.substr(0, value_end)));
  value.remove_prefix(value_end);
  while (!value.empty()) {
    value.remove_prefix(1);  // ;
    const std::size_t equals = value.find_first_of("=;");
    if (equals == std::string_view::npos) break;
    const std::string name = fold_case(trimmed_value(value.substr(0, equals)));
    value.remove_prefix(equals);
    if (value.front() == ';') continue;
    value.remove_prefix(1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    std::string content;
    if (value.starts_with('"')) {
      std::size_t i = 1;
      for (; i < value.size() && value[i] != '"'; ++i) {
        if (value[i] == '\\' && i + 1 < value.size()) ++i;
        content += value[i];
      }
      value.remove_prefix(std::min(i + 1, value.size()));
      value.remove_prefix(std::min(value.find(';'), value.size()));
    } else {
      const std::size_t end = std::min(value.find(';'), value.size());
      content = trimmed_value(value.substr(0, end));
      value.remove_prefix(end);
    }
    parsed.parameters.push_back({name, std::move(content)});
  }
  return parsed;
}

std::vector<MailAddress> parse_addresses(std::string_view value) {
  constexpr std::size_t most_addresses = 100;
  std::vector<MailAddress> addresses;
  bool is_quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= value.size() && addresses.size() < most_addresses; ++i) {
    if (i < value.size()) {
      if (value[i] == '\\') {
        ++i;
        continue;
      }
      if (value[i] == '"') is_quoted = !is_quoted;
      if (is_quoted || value[i] != ',') continue;
    }
    const std::string_view part =
        trimmed_value(value.substr(std::min(begin, value.size()), i - begin));
    if (!part.empty()) addresses.push_back(parse_address(part));
    begin = i + 1;
  }
  return addresses;
}

}  // namespace gazette
