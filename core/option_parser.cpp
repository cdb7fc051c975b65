// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/option_parser.hpp"

#include <CLI/CLI.hpp>

#include "core/error.hpp"

namespace gazette {
namespace {

/// CLI11 does not know of our words, so it cannot write the usage line itself.
class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(std::string usage) : usage_(std::move(usage)) { column_width(28); }

  std::string make_usage(const CLI::App*, std::string) const override {
    return "Usage: " + usage_ + "\n";
  }

 private:
  std::string usage_;
};

OptionArity arity_of(const CLI::App& app, const std::string& name) {
  const CLI::Option* option = app.get_option_no_throw(name);
  if (option == nullptr) return OptionArity::unknown;
  return option->get_items_expected_max() == 0 ? OptionArity::flag : OptionArity::value;
}

}  // namespace

void declare_common(CLI::App& app, const std::string& usage, CommonOptions& options) {
  app.formatter(std::make_shared<HelpFormatter>(usage));
  app.set_help_flag("-h,--help", "Print this and exit");
  app.set_version_flag("--version", app.get_name() + " " + std::string(version()),
                       "Print the version and exit");
  app.set_config("--config", "", "Read options from this file (TOML)")->type_name("FILE");
  app.add_option("--db", options.db, "The index, a folder [$GAZETTE_DB, else the user's own]")
      ->type_name("DIR");
  app.add_flag("--quiet", options.quiet, "Print results and errors only");
  app.add_option("--color", options.color, "auto, always or never [auto]")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("WHEN");
}

Parsed parse_options(CLI::App& app, CommonOptions& options,
                     std::span<const std::string> arguments) {
  SplitArguments split =
      split_arguments(arguments, [&](const std::string& name) { return arity_of(app, name); });
  const std::vector<std::string> reversed(split.options.rbegin(), split.options.rend());
  try {
    app.parse(std::vector<std::string>(reversed));
  } catch (const CLI::Success& done) {
    return {{}, static_cast<ExitCode>(app.exit(done))};
  } catch (const CLI::ParseError& error) {
    throw Error(error.what(), app.get_name() + " --help lists the options");
  }
  if (options.db.empty()) options.db = default_database();
  return {std::move(split.words), std::nullopt};
}

}  // namespace gazette
