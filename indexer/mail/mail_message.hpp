// SPDX-License-Identifier: GPL-3.0-or-later
// One mail (RFC 5322 and MIME), taken apart. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"

namespace gazette {

/// A text of a mail, decoded from its transfer encoding but not from its charset.
struct MailText {
  std::string bytes;
  std::string charset;  ///< as it is declared; may be empty
  std::string address;  ///< Content-Location: from where a saved page came; may be empty
};

/// Texts are valid UTF-8; any may be empty.
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
  bool is_of_list = false;        ///< sent to subscribers: List-Id or List-Unsubscribe
  bool is_saved_page = false;     ///< MHTML: parts that belong to a page
  std::optional<MailText> html;   ///< the first that is no attachment
  std::optional<MailText> plain;  ///< the same
  std::string pdf;                ///< bytes of the first PDF, attached or not; empty: none
};

/// Nothing when `bytes` have no head of a mail.
std::optional<MailMessage> parse_mail(std::string_view bytes);

}  // namespace gazette
