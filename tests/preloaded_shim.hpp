// SPDX-License-Identifier: GPL-3.0-or-later
// A library of a test (GAZETTE_SHIM) as LD_PRELOAD takes it.
#pragma once

#include <filesystem>
#include <string>

#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {

/// A link to the library, at a path without the blanks at which LD_PRELOAD would split it.
class PreloadedShim {
 public:
  PreloadedShim() { std::filesystem::create_symlink(GAZETTE_SHIM, link_); }

  /// Variables of the environment that load the library, which reads `others`.
  Words variables(Words others) const {
    others.push_back("LD_PRELOAD=" + link_.string());
    return others;
  }

 private:
  TemporaryFolder folder_;
  std::filesystem::path link_ = folder_ / "shim.so";
};

}  // namespace gazette
