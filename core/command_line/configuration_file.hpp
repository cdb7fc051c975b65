// SPDX-License-Identifier: GPL-3.0-or-later
// The file that --config names: options without their dashes, one a line, as `limit = 20`.
#pragma once

#include <memory>

namespace CLI {
class App;
class Config;
}  // namespace CLI

namespace gazette {

/// What reads the configuration file of `app`, which must outlive it. Both programs may read the
/// same file: each passes over what is the other's. It throws Error, with the file's name, for a
/// key that neither has and for sections, which we have none of.
std::shared_ptr<CLI::Config> make_configuration_reader(const CLI::App& app);

}  // namespace gazette
