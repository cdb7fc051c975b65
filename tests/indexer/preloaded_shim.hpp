// SPDX-License-Identifier: GPL-3.0-or-later
// The shim (shim.cpp) as LD_PRELOAD takes it.
#pragma once

#include <filesystem>
#include <string>

#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {

/// A link to the shim, at a path without the blanks at which LD_PRELOAD would split it.
class PreloadedShim {
 public:
  PreloadedShim() { std::filesystem::create_symlink(GAZETTE_SHIM, link_); }

  /// Variables of the environment that let calls fail as `failing` says.
  Words variables(Words failing) const {
    failing.push_back("LD_PRELOAD=" + link_.string());
    return failing;
  }

 private:
  TemporaryFolder folder_;
  std::filesystem::path link_ = folder_ / "shim.so";
};

}  // namespace gazette
