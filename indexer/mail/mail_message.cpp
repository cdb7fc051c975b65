// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/mail/mail_message.hpp"

#include <algorithm>
#include <utility>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/mail/mail_head.hpp"
#include "indexer/reading/transfer_encoding.hpp"

namespace gazette {
namespace {

/// Mails in mails in mails are no news. Each level is looked through once more.
constexpr int deepest_part = 20;

std::string decoded(const MailHead& head, std::string_view body) {
  const std::string encoding = fold_case(head.value("content-transfer-encoding"));
  if (encoding.starts_with("base64")) return decode_base64(body);
  if (encoding.starts_with("quoted-printable")) return decode_quoted_printable(body);
  return std::string(body);
}

class PartWalk {
 public:
  explicit PartWalk(MailMessage& message) : message_(message) {}

  void visit(const MailHead& head, std::string_view body, int depth = 0) {
    if (depth > deepest_part || message_.html) return;
    const ParameterizedValue type = parse_parameters(head.value("content-type"));
    if (type.value.starts_with("multipart/")) {
      visit_multipart(type, body, depth + 1);
    } else if (type.value == "message/rfc822") {
      // A mail that was passed on is the news, unless there is a text before it.
      if (!message_.plain) visit_part(body, depth + 1);
    } else {
      take(head, type, body);
    }
  }

 private:
  void visit_part(std::string_view part, int depth) {
    const MailHead head = parse_mail_head(part);
    visit(head, part.substr(head.bytes), depth);
  }

  /// Where its boundary is not stated, or is another, that in the body counts; without any, the
  /// body is a text.
  void visit_multipart(const ParameterizedValue& type, std::string_view body, int depth) {
    const std::string stated = type.parameter("boundary");
    if (!stated.empty() && visit_parts(body, "--" + stated, depth)) return;
    const std::string found = boundary_in(body);
    if (!found.empty() && visit_parts(body, found, depth)) return;
    if (!message_.plain)
      message_.plain = MailText{std::string(body), type.parameter("charset"), {}};
  }

  /// The first line that begins with two hyphens, and after which a part begins with its type.
  static std::string boundary_in(std::string_view body) {
    std::string_view line;
    while (!body.empty()) {
      const std::size_t end = std::min(body.find('\n'), body.size());
      const std::string_view next = body.substr(0, end);
      body.remove_prefix(std::min(end + 1, body.size()));
      const bool is_field = fold_case(next.substr(0, 8)) == "content-";
      if (is_field && line.starts_with("--") && line.size() > 2) return std::string(line);
      line = next.substr(0, next.find_last_not_of(" \t\r") + 1);
    }
    return {};
  }

  /// The parts between the lines that begin with `boundary`. Returns whether there is such a line.
  bool visit_parts(std::string_view body, const std::string& boundary, int depth) {
    bool is_found = false;
    std::size_t begin = std::string_view::npos;  // of the present part
    for (std::size_t at = 0; at < body.size() && !message_.html;) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      const std::string_view line = body.substr(at, end - at);
      const std::size_t next = std::min(end + 1, body.size());
      if (line.starts_with(boundary) && is_rest_of_boundary(line.substr(boundary.size()))) {
        is_found = true;
        if (begin != std::string_view::npos) visit_part(part_of(body, begin, at), depth);
        const bool is_last = line.substr(boundary.size()).starts_with("--");
        begin = is_last ? std::string_view::npos : next;
      }
      at = next;
    }
    if (begin != std::string_view::npos) visit_part(body.substr(begin), depth);
    return is_found;
  }

  static bool is_rest_of_boundary(std::string_view rest) {
    if (rest.starts_with("--")) rest.remove_prefix(2);
    return rest.find_first_not_of(" \t\r") == std::string_view::npos;
  }

  /// The line end before a boundary belongs to it.
  static std::string_view part_of(std::string_view body, std::size_t begin, std::size_t end) {
    std::string_view part = body.substr(begin, end - begin);
    if (part.ends_with('\n')) part.remove_suffix(1);
    if (part.ends_with('\r')) part.remove_suffix(1);
    return part;
  }

  void take(const MailHead& head, const ParameterizedValue& type, std::string_view body) {
    const bool is_html = type.value == "text/html" || type.value == "application/xhtml+xml";
    const bool is_plain = type.value.empty() || type.value == "text/plain" || type.value == "text";
    std::optional<MailText>* const place = is_html    ? &message_.html
                                           : is_plain ? &message_.plain
                                                      : nullptr;
    if (message_.pdf.empty() && is_pdf(type)) message_.pdf = decoded(head, body);
    if (place == nullptr || *place) return;
    if (fold_case(head.value("content-disposition")).starts_with("attachment")) return;
    *place = MailText{decoded(head, body), type.parameter("charset"),
                      text_of_value(head.value("content-location"))};
  }

  /// Some programs call everything a stream of octets.
  static bool is_pdf(const ParameterizedValue& type) {
    return type.value == "application/pdf" || (type.value == "application/octet-stream" &&
                                               fold_case(type.parameter("name")).ends_with(".pdf"));
  }

  MailMessage& message_;
};

/// Without the remark after it: `Tue, 3 Feb 2026 09:15:00 +0100 (CET)`.
std::optional<Timestamp> date_of(std::string_view value) {
  return parse_date(one_line(repair_utf8(value.substr(0, value.find('(')))));
}

std::string message_id(std::string_view value) {
  std::string id = text_of_value(value);
  if (id.starts_with('<')) id.erase(0, 1);
  return id.substr(0, id.find('>'));
}

}  // namespace

std::optional<MailMessage> parse_mail(std::string_view bytes) {
  const MailHead head = parse_mail_head(bytes);
  if (head.fields.empty()) return std::nullopt;
  MailMessage message;
  message.id = message_id(head.value("message-id"));
  message.subject = text_of_value(head.value("subject"));
  for (MailAddress& sender : parse_addresses(head.value("from"))) {
    message.senders.push_back({std::move(sender.name), std::move(sender.address)});
  }
  message.date = date_of(head.value("date"));
  message.language = text_of_value(head.value("content-language"));
  message.is_of_list = !head.value("list-id").empty() || !head.value("list-unsubscribe").empty();
  PartWalk(message).visit(head, bytes.substr(head.bytes));
  if (!message.html) return message;
  const std::string page = text_of_value(head.value("snapshot-content-location"));
  std::string& address = message.html->address;
  const bool is_related = parse_parameters(head.value("content-type")).value == "multipart/related";
  message.is_saved_page = !page.empty() || (is_related && !message.is_of_list &&
                                            (message.id.empty() || !address.empty()));
  if (address.empty()) address = page;
  return message;
}

}  // namespace gazette
