// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/web/response_rules.hpp"

#include <gumbo.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/feed_rules.hpp"
#include "tests/web/web_index.hpp"

namespace gazette {
namespace {

bool is_marked(std::string_view name) { return name.find("zqx") != std::string_view::npos; }

void check_address(const std::string& address) {
  CAPTURE(address);
  const bool is_own =
      address.starts_with("/g") || address.starts_with("?") || address.starts_with("#");
  CHECK((is_own || address.starts_with("http://") || address.starts_with("https://") ||
         address == "data:,"));
  CHECK_FALSE(address.starts_with("//"));
}

/// Checks the page as a browser parses it: no element or attribute has a name from outside, there
/// are no event handlers or inline scripts, and every URL is of this site or of the web.
void check_markup(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return;
  const GumboElement& element = node.v.element;
  const std::string start(element.original_tag.data, element.original_tag.length);
  CAPTURE(start);
  if (element.tag == GUMBO_TAG_UNKNOWN) CHECK_FALSE(is_marked(start.substr(0, start.find(' '))));
  CHECK(element.tag != GUMBO_TAG_STYLE);
  bool has_source = false;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::string_view name = attribute.name;
    CHECK_FALSE(is_marked(name));
    CHECK_FALSE(name.starts_with("on"));
    CHECK(name != "style");
    if (name == "href" || name == "src" || name == "action") check_address(attribute.value);
    has_source = has_source || name == "src";
  }
  CHECK((element.tag != GUMBO_TAG_SCRIPT || has_source));
  for (unsigned i = 0; i < element.children.length; ++i) {
    check_markup(*static_cast<const GumboNode*>(element.children.data[i]));
  }
}

void check_html(const std::string& body) {
  GumboOutput* const output =
      gumbo_parse_with_options(&kGumboDefaultOptions, body.data(), body.size());
  check_markup(*output->root);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

bool is_plain_header(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

/// XML 1.0 forbids all control characters but three, even as character references.
bool has_no_control_characters(std::string_view xml) {
  return std::all_of(xml.begin(), xml.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
  });
}

/// `faults` are those found in the body of `response`.
void check_feed(const Response& response, const std::vector<std::string>& faults) {
  CHECK(faults == std::vector<std::string>());
  CHECK(has_no_control_characters(response.body));
  for (const std::string part : {"<zqx", "\"javascript:", "\"data:", ">javascript:", ">data:"}) {
    CAPTURE(part);
    CHECK_FALSE(contains(response.body, part));
  }
}

}  // namespace

void check_safe(const Response& response, const std::string& folder) {
  for (const Header& header : response.headers) {
    CAPTURE(header.name, header.value);
    CHECK(is_plain_header(header.name));
    CHECK(is_plain_header(header.value));
    CHECK_FALSE(is_marked(header.name));
    CHECK_FALSE(is_marked(header.value));
  }
  CHECK(header_value(response, "X-Content-Type-Options") == "nosniff");
  CHECK(header_value(response, "Referrer-Policy") == "no-referrer");
  const std::string policy = header_value(response, "Content-Security-Policy");
  CHECK(policy.starts_with("default-src 'none'"));
  CHECK_FALSE(contains(policy, "unsafe"));
  for (const std::string& part : {folder, std::string("Xapian"), std::string("exception"),
                                  std::string("terminate"), std::string(".cpp")}) {
    CAPTURE(part);
    CHECK_FALSE(contains(response.body, part));
  }
  CHECK(response.body.size() < 400'000);
  const std::string type = header_value(response, "Content-Type");
  if (type.starts_with("text/html")) check_html(response.body);
  if (contains(type, "json")) CHECK(nlohmann::json::accept(response.body));
  if (type.starts_with("application/atom+xml")) check_feed(response, atom_faults(response.body));
  if (type.starts_with("application/rss+xml")) check_feed(response, rss_faults(response.body));
  if (response.status >= 400) CHECK(header_value(response, "Cache-Control") == "no-store");
}

}  // namespace gazette
