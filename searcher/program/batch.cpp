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
    if (!options.matrix.empty()) matrix_ = std::make_unique<const Matrix>(searcher, options);
  }

  /// What precedes the first answer.
  std::string head() const { return matrix_ ? matrix_->head() : output_head(options_, output_); }

  void take(const BatchLine& line) {
    const Outcome outcome = outcome_of(line);
    // Written outside any catch: a full disk ends the batch.
    if (!outcome.error) return write(line, outcome.answer);
    has_failed_ = true;
    write(line, *outcome.error);
  }

  ExitCode exit_code() const {
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
    if (options.limit == all_hits) {
      throw Error("a line of a batch cannot ask for all hits",
                  "give --limit all on the command line, with one query");
    }
    const bool is_table = options.format == "csv" || options.format == "tsv";
    if (is_table && options.count != options_.count) {
      throw Error(fmt::format("count cannot be set for one line of {}", options.format),
                  "give --count on the command line, for all lines");
    }
    return answered(line, options, place);
  }

  Answer answered(const BatchLine& line, const SearchOptions& options, const BatchPlace& place) {
    Request request = make_request(options, {line.query});
    if (matrix_) return matrix_->row(searcher_, options, std::move(request), place);
    return answer(searcher_, options, std::move(request), output_, place);
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
  if (const std::string head = batch.head(); !head.empty()) writers.results(head);
  while (const std::optional<LineReader::Line> line = reader.next()) {
    if (line->number == 1 && reader.is_utf16() && !options.common.quiet) {
      writers.messages("gazette-search: the batch is in UTF-16 and read as such\n");
    }
    const bool is_blank = line->text.find_first_not_of(" \t") == std::string::npos;
    if (!is_blank) batch.take(batch_line(*line));
  }
  return batch.exit_code();
}

}  // namespace gazette
