// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/mail/mail_message.hpp"

#include <gmime/gmime.h>

#include <memory>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/sources/encoding.hpp"

namespace gazette {
namespace {

/// Mails in mails in mails are no news.
constexpr int deepest_part = 50;

struct Release {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Release>;

void start_gmime() {
  static const bool is_started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(is_started);
}

std::string text_or_nothing(const char* text) { return text == nullptr ? std::string() : text; }

/// Heads that say ISO-8859-1 mean Windows-1252, as on the web: its signs came out as control
/// characters, U+0080 to U+009F.
std::string without_controls(const std::string& text) {
  constexpr unsigned char last_control = 0x9F;
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_control = text[i] == '\xC2' && i + 1 < text.size() &&
                            static_cast<unsigned char>(text[i + 1]) <= last_control;
    if (is_control) {
      result += to_utf8(text.substr(++i, 1), "windows-1252");
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string line_of(const char* text) {
  return one_line(without_controls(repair_utf8(text_or_nothing(text))));
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  if (bytes == nullptr || bytes->len == 0) return {};
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

class PartWalk {
 public:
  explicit PartWalk(MailMessage& message) : message_(message) {}

  void visit(GMimeObject* object, int depth = 0) {
    if (object == nullptr || depth > deepest_part) return;
    if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* const parts = GMIME_MULTIPART(object);
      const int count = g_mime_multipart_get_count(parts);
      for (int i = 0; i < count && !message_.html; ++i) {
        visit(g_mime_multipart_get_part(parts, i), depth + 1);
      }
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      if (message_.plain) return;
      // A mail that was passed on is the news.
      GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner != nullptr) visit(g_mime_message_get_mime_part(inner), depth + 1);
    } else if (GMIME_IS_PART(object)) {
      take(GMIME_PART(object));
    }
  }

 private:
  void take(GMimePart* part) {
    GMimeObject* const object = GMIME_OBJECT(part);
    if (g_mime_part_is_attachment(part)) return;
    GMimeContentType* const type = g_mime_object_get_content_type(object);
    const bool is_html = g_mime_content_type_is_type(type, "text", "html") ||
                         g_mime_content_type_is_type(type, "application", "xhtml+xml");
    const bool is_plain = type == nullptr || g_mime_content_type_is_type(type, "text", "plain");
    std::optional<MailText>* const place = is_html    ? &message_.html
                                           : is_plain ? &message_.plain
                                                      : nullptr;
    if (place == nullptr || *place) return;
    MailText text;
    text.bytes = content_of(part);
    text.charset = text_or_nothing(g_mime_object_get_content_type_parameter(object, "charset"));
    text.address = line_of(g_mime_part_get_content_location(part));
    *place = std::move(text);
  }

  MailMessage& message_;
};

std::optional<Timestamp> date_of(GMimeMessage* message) {
  GDateTime* const date = g_mime_message_get_date(message);
  if (date == nullptr) return std::nullopt;
  constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999
  const std::int64_t seconds = g_date_time_to_unix(date);
  if (seconds < 0 || seconds > last_second) return std::nullopt;
  const std::chrono::microseconds offset(g_date_time_get_utc_offset(date));
  return Timestamp{std::chrono::sys_seconds(std::chrono::seconds(seconds)),
                   std::chrono::duration_cast<std::chrono::minutes>(offset)};
}

void add_senders(InternetAddressList* list, MailMessage& message) {
  constexpr int most_senders = 100;
  const int count = list == nullptr ? 0 : internet_address_list_length(list);
  for (int i = 0; i < count && i < most_senders; ++i) {
    InternetAddress* const address = internet_address_list_get_address(list, i);
    MailMessage::Sender sender;
    sender.name = line_of(internet_address_get_name(address));
    if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
      sender.address =
          line_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    }
    message.senders.push_back(std::move(sender));
  }
}

}  // namespace

std::optional<MailMessage> parse_mail(std::string_view bytes) {
  start_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> parsed(g_mime_parser_construct_message(parser.get(), nullptr));
  if (parsed == nullptr) return std::nullopt;
  GMimeObject* const object = GMIME_OBJECT(parsed.get());
  MailMessage message;
  message.id = line_of(g_mime_message_get_message_id(parsed.get()));
  message.subject = line_of(g_mime_message_get_subject(parsed.get()));
  add_senders(g_mime_message_get_from(parsed.get()), message);
  message.date = date_of(parsed.get());
  message.language = line_of(g_mime_object_get_header(object, "Content-Language"));
  message.is_of_list = g_mime_object_get_header(object, "List-Id") != nullptr ||
                       g_mime_object_get_header(object, "List-Unsubscribe") != nullptr;
  GMimeObject* const root = g_mime_message_get_mime_part(parsed.get());
  PartWalk(message).visit(root);
  const std::string page = line_of(g_mime_object_get_header(object, "Snapshot-Content-Location"));
  if (message.html && message.html->address.empty()) message.html->address = page;
  GMimeContentType* const type = root == nullptr ? nullptr : g_mime_object_get_content_type(root);
  const bool is_related =
      type != nullptr && g_mime_content_type_is_type(type, "multipart", "related");
  message.is_saved_page =
      message.html && (!page.empty() || (is_related && !message.is_of_list &&
                                         (message.id.empty() || !message.html->address.empty())));
  return message;
}

}  // namespace gazette
