// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a mail or of a part of it: fields, and what their values mean. Pure functions,
// thread-safe.
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
  std::size_t bytes = 0;  ///< of the head, with the empty line behind it

  /// The first of that name, which is in lower case; empty when there is none.
  std::string_view value(std::string_view name) const;
};

/// The lines up to the first that is empty. Lines that are no fields are passed over.
MailHead parse_mail_head(std::string_view mail);

/// A value as text on one line, with its encoded words decoded (RFC 2047): `=?utf-8?q?caf=C3=A9?=`.
/// Where they say ISO-8859-1, Windows-1252 is meant, as on the web.
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

/// Of `Mara Quill <mara@news.example>, desk@news.example (The Desk)`; at most a hundred.
std::vector<MailAddress> parse_addresses(std::string_view value);

}  // namespace gazette
