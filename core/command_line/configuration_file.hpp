// SPDX-License-Identifier: GPL-3.0-or-later
// The file that --config names: options without their dashes, one per line, as in `limit = 20`.
#pragma once

#include <memory>
#include <string_view>

namespace CLI {
class App;
class Config;
}  // namespace CLI

namespace gazette {

/// A reader for the configuration file of `app`. A file may set whatever `app` declares, unless it
/// is declared `configurable(false)`. Both programs may share a file, so the reader skips keys that
/// are options of the other program: `of_both` has the names of all options that a file may set,
/// one per line, as `--generate configuration` prints them for each program. Throws Error, with the
/// name of the file, for any other key and for a section.
/// REQUIRES: `app` and `of_both` outlive the reader.
std::shared_ptr<CLI::Config> make_configuration_reader(const CLI::App& app,
                                                       std::string_view of_both);

}  // namespace gazette
