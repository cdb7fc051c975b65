// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/status.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/published_time.hpp"
#include "core/schema/schema.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/opened_index.hpp"

namespace gazette {
namespace {

std::size_t count_terms(const Xapian::Database& db, const std::string& prefix) {
  std::size_t count = 0;
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) ++count;
  return count;
}

Status read_status(const std::string& folder, const Xapian::Database& db) {
  Status status;
  status.articles = db.get_doccount();
  // The terms of whole names: a source also has terms for the words of its name.
  status.sources = count_terms(db, std::string(field("source").prefix) + "=");
  status.topics = count_terms(db, std::string(field("topic").prefix));
  const auto slot = static_cast<Xapian::valueno>(Slot::published);
  for (auto value = db.valuestream_begin(slot); value != db.valuestream_end(slot); ++value) {
    const auto time = published_time(Xapian::sortable_unserialise(*value));
    if (!time) continue;
    status.first = std::min(status.first.value_or(*time), *time);
    status.last = std::max(status.last.value_or(*time), *time);
  }
  status.revision = parse_revision(db.get_metadata(std::string(revision_key)));
  const std::optional<Timestamp> committed =
      parse_date(db.get_metadata(std::string(committed_key)));
  if (committed) status.committed = committed->utc;
  status.schema = db.get_metadata(std::string(schema_key));
  status.analysis = db.get_metadata(std::string(analysis_key));
  status.bytes = size_of(folder);
  return status;
}

}  // namespace

Status status_of(const std::string& folder) {
  Status status;
  read_index(folder, [&](const Xapian::Database& db) { status = read_status(folder, db); });
  return status;
}

std::string render_json(const Status& status) {
  const auto date = [](const std::optional<std::chrono::sys_seconds>& time) {
    return time ? nlohmann::ordered_json(to_rfc3339(*time)) : nlohmann::ordered_json(nullptr);
  };
  const nlohmann::ordered_json json = {{"schema", "gazette.status/1"},
                                       {"articles", status.articles},
                                       {"sources", status.sources},
                                       {"topics", status.topics},
                                       {"first", date(status.first)},
                                       {"last", date(status.last)},
                                       {"bytes", status.bytes},
                                       {"revision", status.revision},
                                       {"committed", date(status.committed)},
                                       {"index_schema", status.schema},
                                       {"analysis", status.analysis}};
  return json.dump() + '\n';
}

std::string render_text(const Status& status) {
  const auto date = [](const std::optional<std::chrono::sys_seconds>& time, const char* none) {
    return time ? to_rfc3339(*time) : std::string(none);
  };
  return fmt::format(
      "articles   {}\nsources    {}\ntopics     {}\nfirst      {}\nlast       {}\n"
      "size       {:.1f} MB\nrevision   {}\ncommitted  {}\nschema     {}\nanalysis   {}\n",
      status.articles, status.sources, status.topics, date(status.first, "no dates"),
      date(status.last, "no dates"), static_cast<double>(status.bytes) / 1e6, status.revision,
      date(status.committed, "never"), status.schema, status.analysis);
}

}  // namespace gazette
