// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/output_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "core/name_list.hpp"
#include "core/text/text.hpp"
#include "searcher/output/render_json.hpp"

namespace gazette {
namespace {

/// Between ends of lines an id that would end its own, or drive a terminal, cannot be printed as it
/// is; between NULs all can.
std::string render_ids(const Page& page, const OutputStyle& style) {
  const bool exact = style.id_end == IdEnd::nul;
  const auto shown = [&](const std::string& id) {
    return exact || is_printable_line(id) ? id : one_line(id);
  };
  const std::string tag =
      page.query_id.empty() ? "" : (exact ? page.query_id : one_line(page.query_id)) + '\t';
  std::string ids;
  for (const Hit& hit : page.hits) ids += tag + shown(hit.article.id) + (exact ? '\0' : '\n');
  return ids;
}

/// trec_eval splits columns at white space, so ids are printed without it.
std::string render_trec(const Page& page, const OutputStyle&) {
  const std::string query_id = page.query_id.empty() ? "1" : without_blanks(page.query_id);
  std::string lines;
  for (const Hit& hit : page.hits) {
    lines += fmt::format("{} Q0 {} {} {:.6f} gazette\n", query_id, without_blanks(hit.article.id),
                         hit.rank, hit.score);
  }
  return lines;
}

template <TableFormat form>
std::string render_rows(const Page& page, const OutputStyle& style) {
  return render_table(form, page, style.fields);
}

template <TableFormat form>
std::string render_row_of_names(const OutputStyle& style) {
  return render_table_head(form, style.fields, style.tags);
}

using enum OutputFormat::Fields;

constexpr std::array output_formats = {
    OutputFormat{"text", "for people",
                 [](const Page& page, const OutputStyle& style) {
                   return render_text(page, style.text, style.fields);
                 },
                 Counting::up_to_limit, chosen, nullptr, Suggestions::yes,
                 OutputFormat::Streaming::no},
    OutputFormat{
        "json", "one object",
        [](const Page& page, const OutputStyle& style) { return render_json(page, style.fields); },
        Counting::up_to_limit, chosen, nullptr, Suggestions::yes, OutputFormat::Streaming::no},
    OutputFormat{
        "jsonl", "one object per hit, one per line",
        [](const Page& page, const OutputStyle& style) { return render_jsonl(page, style.fields); },
        Counting::none},
    OutputFormat{"csv", "a table with one row per hit", render_rows<TableFormat::csv>,
                 Counting::none, chosen, render_row_of_names<TableFormat::csv>},
    OutputFormat{"tsv", "the same, separated by tabs", render_rows<TableFormat::tsv>,
                 Counting::none, chosen, render_row_of_names<TableFormat::tsv>},
    OutputFormat{"ids", "ids only, one per line", render_ids, Counting::none, its_own},
    OutputFormat{"trec", "a run for trec_eval: QID Q0 ID RANK SCORE gazette", render_trec,
                 Counting::none, its_own, nullptr, Suggestions::no, OutputFormat::Streaming::no},
};

}  // namespace

const OutputFormat* find_output_format(std::string_view name) {
  for (const OutputFormat& format : output_formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::string output_format_names() { return name_list(output_formats); }

std::string streaming_format_names() {
  std::vector<OutputFormat> streaming;
  std::copy_if(
      output_formats.begin(), output_formats.end(), std::back_inserter(streaming),
      [](const OutputFormat& format) { return format.streaming == OutputFormat::Streaming::yes; });
  return name_list(streaming);
}

}  // namespace gazette
