// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/batch.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "core/command_line/error_report.hpp"
#include "core/text/text.hpp"
#include "searcher/output/render_json.hpp"
#include "searcher/program/batch_line.hpp"
#include "searcher/program/line_reader.hpp"
#include "searcher/program/matrix.hpp"

namespace gazette {
namespace {

/// `line 3, query 7`, for messages.
std::string place(const BatchLine& line) {
  const std::string place = fmt::format("line {}", line.number);
  return line.query_id ? fmt::format("{}, query {}", place, one_line(*line.query_id)) : place;
}

class Batch {
 public:
  Batch(Searcher& searcher, const SearchOptions& options, const Output& output,
        const BatchWriters& writers)
      : searcher_(searcher), options_(options), output_(output), writers_(writers) {
    if (options.matrix.empty()) return;
    matrix_ = std::make_unique<const Matrix>(searcher, options);
    writers_.results(matrix_->head());
    has_head_ = true;
  }

  void take(const BatchLine& line) {
    const Outcome outcome = outcome_of(line);
    // Written outside any catch: a full disk ends the batch.
    if (!outcome.error) return write(line, outcome.answer);
    has_failed_ = true;
    write(line, *outcome.error);
  }

  /// A table of no line has a head as well.
  ExitCode finish() {
    if (!has_head_) writers_.results(output_head(options_, output_));
    if (has_failed_) return ExitCode::error;
    return has_found_ ? ExitCode::ok : ExitCode::no_hits;
  }

 private:
  struct Outcome {
    Answer answer;
    std::optional<Error> error;
  };

  Outcome outcome_of(const BatchLine& line) {
    if (line.fault) return {{}, line.fault};
    try {
      return {answered(line), std::nullopt};
    } catch (const Error& error) {
      return {{}, error};
    } catch (const std::exception& error) {
      return {{}, Error(error.what())};
    }
  }

  Answer answered(const BatchLine& line) {
    const BatchPlace place{line.query_id, line.number};
    if (line.options.empty()) return answered(line, options_, place);
    SearchOptions options = options_;
    const Parsed parsed = parse_search_options(line.options, options);
    if (matrix_) check_matrix(options, parsed.options);
    check_used(options, parsed.options, {});
    if (!matrix_) check_shown(options);
    if (options.limit == all_hits) {
      throw Error("a line of a batch cannot ask for all hits",
                  "give --limit all on the command line, with one query");
    }
    return answered(line, options, place);
  }

  Answer answered(const BatchLine& line, const SearchOptions& options, const BatchPlace& place) {
    Request request = make_request(options, {line.query});
    if (matrix_) return matrix_->row(searcher_, options, std::move(request), place);
    begin_table(options);
    return answer(searcher_, options, std::move(request), output_, place);
  }

  /// The columns of a table are those of the first line that asks for something. Throws Error for
  /// counts among hits, and for hits among counts.
  void begin_table(const SearchOptions& of_line) {
    const bool is_table = of_line.format == "csv" || of_line.format == "tsv";
    if (!is_table) return;
    if (!has_head_) {
      writers_.results(output_head(of_line, output_));
      has_head_ = true;
      is_of_counts_ = of_line.count;
    }
    if (of_line.count == is_of_counts_) return;
    throw Error(fmt::format("a {} has counts or hits, but not both", of_line.format),
                "give count in every line or in none");
  }

  void write(const BatchLine& line, const Answer& answer) {
    has_found_ = has_found_ || answer.found;
    writers_.results(answer.output);
    if (options_.common.quiet) return;
    for (const std::string& warning : answer.warnings) {
      writers_.messages(fmt::format("gazette-search: {}: {}\n", place(line), warning));
    }
  }

  void write(const BatchLine& line, const Error& error) {
    const std::string text = batch_error(error, options_, {line.query_id, line.number});
    if (is_json(options_.format)) return writers_.results(text);
    if (options_.format == "text" && !options_.count && line.query_id) {
      writers_.results(render_heading(*line.query_id, line.query, output_.style.text));
    }
    writers_.messages(text);
  }

  Searcher& searcher_;
  const SearchOptions& options_;
  const Output& output_;
  const BatchWriters& writers_;
  std::unique_ptr<const Matrix> matrix_;  ///< null without --matrix
  bool has_failed_ = false;
  bool has_found_ = false;
  bool has_head_ = false;
  bool is_of_counts_ = false;  ///< the table; else of hits
};

BatchLine batch_line(const LineReader::Line& line) {
  if (!line.is_too_long) return read_batch_line(line.text, line.number);
  BatchLine cut;
  cut.number = line.number;
  cut.fault = Error(fmt::format("the line is longer than {} bytes", LineReader::max_line_bytes),
                    "write a shorter query");
  return cut;
}

}  // namespace

ExitCode answer_batch(const std::string& path, Searcher& searcher, const SearchOptions& options,
                      const Output& output, const BatchWriters& writers) {
  LineReader reader(path);
  Batch batch(searcher, options, output, writers);
  while (const std::optional<LineReader::Line> line = reader.next()) {
    if (line->number == 1 && reader.is_utf16() && !options.common.quiet) {
      writers.messages("gazette-search: the batch is in UTF-16 and read as such\n");
    }
    const bool is_blank = line->text.find_first_not_of(" \t") == std::string::npos;
    if (!is_blank) batch.take(batch_line(*line));
  }
  return batch.finish();
}

}  // namespace gazette
