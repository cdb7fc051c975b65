// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/error_report.hpp"

#include <atomic>
#include <cstdio>
#include <exception>
#include <new>
#include <nlohmann/json.hpp>

#include "core/command_line/system_limits.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

std::atomic<ErrorForm> present_form{ErrorForm::line};

}  // namespace

std::string to_line(const Error& error) {
  return one_line(error.hint().empty() ? error.what() : error.what() + ("; " + error.hint()));
}

std::string to_line(std::string_view program, const Error& error) {
  return std::string(program) + ": " + to_line(error) + "\n";
}

std::string to_json(const Error& error) {
  using Json = nlohmann::ordered_json;
  const Json json = {{"schema", "gazette.error/1"},
                     {"error", error.what()},
                     {"hint", error.hint().empty() ? Json(nullptr) : Json(error.hint())}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

ErrorForm error_form(std::string_view format, std::span<const std::string> arguments) {
  return is_json(format) || asks_for_json(arguments) ? ErrorForm::json : ErrorForm::line;
}

void set_error_form(ErrorForm form) { present_form = form; }
ErrorForm present_error_form() { return present_form; }

void report_error(std::string_view program, const Error& error, ErrorForm form) {
  const bool as_json = form == ErrorForm::json;
  const std::string text = as_json ? to_json(error) : to_line(program, error);
  std::fwrite(text.data(), 1, text.size(), as_json ? stdout : stderr);
  if (!as_json || (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)) return;
  const std::string line = to_line(program, error);  // standard output takes nothing more
  std::fwrite(line.data(), 1, line.size(), stderr);
}

ExitCode exit_code_of(std::string_view program, const std::function<ErrorForm()>& form,
                      const std::function<ExitCode()>& run) {
  try {
    return run();
  } catch (const Error& error) {
    report_error(program, error, form());
  } catch (const std::bad_alloc&) {
    report_error(program, out_of_memory_error(), form());
  } catch (const std::exception& error) {
    report_error(program, Error(error.what()), form());
  }
  return ExitCode::error;
}

void flush_results() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
  throw Error("the results cannot be written", "check that the disk is not full");
}

}  // namespace gazette
