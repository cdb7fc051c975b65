// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/text/text.hpp"

namespace gazette {
namespace {

std::string clock_text(double seconds) {
  const auto whole = std::lround(seconds);
  if (whole >= 3600) {
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  }
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string bar(double part) {
  constexpr std::size_t cells = 10;
  const auto full = std::min(cells, static_cast<std::size_t>(part * cells));
  return '[' + std::string(full, '#') + std::string(cells - full, '-') + ']';
}

}  // namespace

std::string progress_text(const AddProgress& progress, std::chrono::duration<double> elapsed,
                          ProgressForm form) {
  const double seconds = std::max(elapsed.count(), 0.001);
  const auto bytes = static_cast<double>(progress.bytes);
  const auto total = static_cast<double>(progress.total_bytes);
  std::string text;
  if (progress.total_bytes > 0) {
    const double part = std::min(bytes / total, 1.0);
    if (form == ProgressForm::with_bar) text += bar(part) + ' ';
    text += fmt::format("{:3.0f}%  ", part * 100);
  }
  text += counted(progress.articles, "article");
  // A rebuild from records reads no bytes of sources.
  if (progress.bytes > 0 || progress.total_bytes > 0)
    text += fmt::format("  {:.1f} MB/s", bytes / 1e6 / seconds);
  if (progress.skipped > 0) text += fmt::format("  {} skipped", progress.skipped);
  if (progress.stage == AddProgress::Stage::writing) return text + "  writing the index";
  if (progress.total_bytes > 0 && progress.bytes > 0) {
    const double left = std::max(total - bytes, 0.0) * seconds / bytes;
    text += fmt::format("  {} left", clock_text(left));
  }
  return text;
}

ProgressDisplay::ProgressDisplay(Mode mode)
    : mode_(mode), is_terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressDisplay::~ProgressDisplay() { clear(); }

void ProgressDisplay::clear() {
  if (width_ > 0) std::fputs(('\r' + std::string(width_, ' ') + '\r').c_str(), stderr);
  width_ = 0;
}

void ProgressDisplay::show(const AddProgress& progress) {
  if (mode_ == Mode::quiet) return;
  const auto now = Clock::now();
  const auto pause = is_terminal_ ? std::chrono::milliseconds{100} : std::chrono::seconds{5};
  if (now - last_ < pause) return;
  last_ = now;
  const std::string line = progress_text(
      progress, now - begin_, is_terminal_ ? ProgressForm::with_bar : ProgressForm::plain);
  if (is_terminal_) {
    const std::string rest(width_ > line.size() ? width_ - line.size() : 0, ' ');
    std::fputs(('\r' + line + rest).c_str(), stderr);
    width_ = std::max(width_, line.size());
  } else {
    std::fputs((line + '\n').c_str(), stderr);
  }
}

}  // namespace gazette
