// SPDX-License-Identifier: GPL-3.0-or-later
// Parses one email message (RFC 5322, MIME). Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"

namespace gazette {

/// A text part of a message: the transfer encoding is decoded, the charset is not.
struct MailText {
  std::string bytes;
  std::string charset;  ///< as declared; may be empty
  std::string address;  ///< Content-Location, the address of a saved page; may be empty
};

/// All strings are valid UTF-8, and any may be empty.
struct MailMessage {
  std::string id;       ///< Message-ID, without its angle brackets
  std::string subject;  ///< on one line
  struct Sender {
    std::string name;
    std::string address;
  };
  std::vector<Sender> senders;
  std::optional<Timestamp> date;
  std::string language;           ///< Content-Language
  bool is_of_list = false;        ///< sent to a mailing list: List-Id or List-Unsubscribe
  bool is_saved_page = false;     ///< MHTML: the parts belong to one web page
  std::optional<MailText> html;   ///< the first that is not an attachment
  std::optional<MailText> plain;  ///< likewise
  std::string pdf;                ///< bytes of the first PDF, attached or not; empty: none
};

/// Nothing when `bytes` do not begin with the head of a message.
std::optional<MailMessage> parse_mail(std::string_view bytes);

}  // namespace gazette
