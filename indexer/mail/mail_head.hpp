// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a message or of one of its parts (RFC 5322, MIME): fields and the meaning of their
// values. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct MailField {
  std::string name;   ///< in lower case
  std::string value;  ///< its lines joined; any bytes
};

struct MailHead {
  std::vector<MailField> fields;
  std::size_t bytes = 0;  ///< length of the head, including the empty line after it

  /// The first value of the field `name` (in lower case); empty when there is none.
  std::string_view value(std::string_view name) const;
};

/// Parses the lines up to the first empty one. Lines that are not fields are ignored.
MailHead parse_mail_head(std::string_view mail);

/// A value as one line of UTF-8 text, with encoded words decoded (RFC 2047):
/// `=?utf-8?q?caf=C3=A9?=`. ISO-8859-1 is read as Windows-1252, as on the web.
std::string text_of_value(std::string_view value);

/// A value such as `text/html; charset="utf-8"`.
struct ParameterizedValue {
  std::string value;  ///< in lower case

  struct Parameter {
    std::string name;  ///< in lower case
    std::string value;
  };
  std::vector<Parameter> parameters;

  std::string parameter(std::string_view name) const;
};
ParameterizedValue parse_parameters(std::string_view value);

struct MailAddress {
  std::string name;     ///< may be empty
  std::string address;  ///< `desk@news.example`; may be empty
};

/// Parses a list such as `Mara Quill <mara@news.example>, desk@news.example (The Desk)`; at most
/// 100 addresses.
std::vector<MailAddress> parse_addresses(std::string_view value);

}  // namespace gazette
