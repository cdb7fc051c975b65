// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/agencies/agency_item.hpp"

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/agencies/agency_text.hpp"
#include "indexer/agencies/nitf.hpp"

namespace gazette {
namespace {

/// NITF has one document again for each change, and lists the changes in it.
std::optional<Timestamp> last_revision(const XmlNode& nitf) {
  const XmlNode* head = child(nitf, "head");
  std::optional<Timestamp> last;
  if (head == nullptr) return last;
  for (const XmlNode* each : children(*head, "revision-history")) {
    const std::optional<Timestamp> date = parse_date(one_line(attribute(*each, "norm")));
    if (date && (!last || last->utc < date->utc)) last = date;
  }
  return last;
}

}  // namespace

std::optional<NoArticle> fate_by_status(std::string_view status) {
  const std::string word = fold_case(one_line(status.substr(status.find_last_of(":/") + 1)));
  if (word == "canceled" || word == "cancelled" || word == "withheld") {
    return NoArticle{"its status is " + word, true};
  }
  return std::nullopt;
}

std::optional<NoArticle> fate_by_embargo(std::string_view date, std::chrono::sys_seconds now) {
  const std::optional<Timestamp> due = parse_date(one_line(date));
  if (!due || due->utc <= now) return std::nullopt;
  return NoArticle{"under embargo until " + to_rfc3339(due->utc)};
}

AgencyItem item_of_nitf(const XmlNode& nitf, std::chrono::sys_seconds now) {
  AgencyItem item{article_of_nitf(nitf), {}};
  const XmlNode* head = child(nitf, "head");
  const XmlNode* data = head == nullptr ? nullptr : child(*head, "docdata");
  if (data == nullptr) return item;
  item.article.version = version_number(attribute_below(*data, "du-key", "version"));
  item.article.modified = last_revision(nitf);
  if (!item.article.modified) item.article.modified = item.article.published;
  item.no_article = fate_by_status(attribute(*data, "management-status"));
  if (item.no_article) return item;
  const XmlNode* release = child(*data, "date.release");
  if (release != nullptr) item.no_article = fate_by_embargo(attribute(*release, "norm"), now);
  return item;
}

}  // namespace gazette
