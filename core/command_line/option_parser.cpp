// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/option_parser.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "core/command_line/configuration_file.hpp"
#include "core/error.hpp"
#include "core/nearest_name.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::size_t help_columns = 80;
constexpr std::size_t help_indent = 28;

const std::vector<std::string> color_choices = {"auto", "always", "never"};

/// `text` from the column `help_indent` on, on as many lines as it needs.
std::string described(std::string_view text) {
  std::string lines;
  std::size_t column = help_indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (column + 1 + end > help_columns && column > help_indent) {
      lines += "\n" + std::string(help_indent, ' ');
      column = help_indent;
    } else if (column > help_indent) {
      lines += ' ';
      ++column;
    }
    lines += text.substr(0, end);
    column += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string option_line(const CLI::Option& option) {
  std::string left = option.get_name(false, true);
  if (const std::size_t comma = left.find(','); comma != std::string::npos) {
    left.insert(comma + 1, " ");
  }
  const std::string& value = option.get_option_text();
  left = "  " + left + (value.empty() ? "" : " ") + value;
  left.resize(std::max(left.size() + 1, help_indent), ' ');
  return left + described(option.get_description()) + "\n";
}

/// Help of 80 columns that looks alike whatever the version of CLI11, which does not know of our
/// words and cannot write the usage line either.
class HelpFormatter : public CLI::FormatterBase {
 public:
  explicit HelpFormatter(std::string usage) : usage_(std::move(usage)) {}

  std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const override {
    std::string text = app->get_description() + "\n\nUsage: " + usage_ + "\n";
    for (const std::string& group : app->get_groups()) {
      if (group.empty()) continue;  // not for everybody
      text += "\n" + group + ":\n";
      for (const CLI::Option* option : app->get_options()) {
        if (option->get_group() == group) text += option_line(*option);
      }
    }
    return app->get_footer().empty() ? text : text + "\n" + app->get_footer();
  }

 private:
  std::string usage_;
};

std::vector<OptionRow> option_rows(const CLI::App& app) {
  std::vector<OptionRow> rows;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    OptionRow row{{},
                  option->get_option_text(),
                  option->get_description(),
                  option->get_group(),
                  option->get_configurable()};
    for (const std::string& name : option->get_snames()) row.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) row.names.push_back("--" + name);
    rows.push_back(std::move(row));
  }
  return rows;
}

void print_page(const CLI::App& app, const CommonOptions& options) {
  Manual manual = options.manual();
  manual.values["--color"] = color_choices;
  const std::string page = option_page(options.page, option_rows(app), manual);
  std::fwrite(page.data(), 1, page.size(), stdout);
}

bool is_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

OptionArity arity_of(const CLI::App& app, const std::string& name) {
  const CLI::Option* option = app.get_option_no_throw(name);
  if (option == nullptr) return OptionArity::unknown;
  return option->get_items_expected_max() == 0 ? OptionArity::flag : OptionArity::value;
}

/// Whether `argument` gives `option` by one of its names, as in `--limit`, `--limit=5`, `-n5`.
bool gives(const std::string& argument, const CLI::Option& option) {
  const std::string name = argument.substr(0, argument.find('='));
  const std::vector<std::string>& longs = option.get_lnames();
  const std::vector<std::string>& shorts = option.get_snames();
  return std::any_of(longs.begin(), longs.end(),
                     [&](const std::string& each) { return name == "--" + each; }) ||
         std::any_of(shorts.begin(), shorts.end(), [&](const std::string& each) {
           return !name.starts_with("--") && name.starts_with("-" + each);
         });
}

std::vector<std::string> options_given(const CLI::App& app,
                                       const std::vector<std::string>& arguments) {
  std::vector<std::string> given;
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0 || option->get_lnames().empty()) continue;
    const bool is_given =
        std::any_of(arguments.begin(), arguments.end(),
                    [&](const std::string& argument) { return gives(argument, *option); });
    if (is_given) given.push_back("--" + option->get_lnames().front());
  }
  return given;
}

/// CLI11 puts `--limit: ` before the result of a check; one of `value_fault` begins with the value,
/// which belongs to the option: `--limit "-3": must be 0 or more`.
std::string validation_message(std::string message) {
  const std::size_t colon = message.find_first_of(": ");  // names have neither
  const bool is_named = message.starts_with('-') && colon != std::string::npos;
  if (is_named && message.compare(colon, 3, ": \"") == 0) message.erase(colon, 1);
  return message;
}

/// An empty folder is mostly an empty variable of a script, which does not mean the default.
std::string emptiness_fault(const std::string& value) {
  return value.empty() ? value_fault(value, "must name a folder") : "";
}

std::string color_fault(const std::string& value) {
  const bool is_known =
      std::find(color_choices.begin(), color_choices.end(), value) != color_choices.end();
  return is_known ? "" : value_fault(value, "must be auto, always or never");
}

/// "did you mean --since? ", where `typed` is a slip of an option's long name.
std::string hint_of_option(const CLI::App& app, const std::string& typed) {
  std::vector<std::string_view> names;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    names.insert(names.end(), option->get_lnames().begin(), option->get_lnames().end());
  }
  const std::string_view name = std::string_view(typed).substr(0, typed.find('='));
  if (!name.starts_with("--")) return {};
  const std::optional<std::string_view> meant = nearest_name(name.substr(2), names);
  return meant ? "did you mean --" + std::string(*meant) + "? " : "";
}

SplitArguments split_by_options(const CLI::App& app, const CommonOptions& options,
                                std::span<const std::string> arguments) {
  const auto digits = [](const std::string&, const std::string& value) { return is_digits(value); };
  return split_arguments(arguments, {[&](const std::string& name) { return arity_of(app, name); },
                                     options.glues ? options.glues : digits});
}

}  // namespace

void declare_database(CLI::App& app, std::string& db) {
  app.add_option("--db", db, "The index, a folder [$GAZETTE_DB, else the user's own]")
      ->check(emptiness_fault)
      ->option_text("DIR");
}

void declare_databases(CLI::App& app, std::vector<std::string>& dbs) {
  app.add_option("--db", dbs,
                 "The index, a folder or Xapian stub file; several are searched as one "
                 "[$GAZETTE_DB, else the user's own]")
      ->check(emptiness_fault)
      ->option_text("DIR")
      ->allow_extra_args(false);
}

void declare_common(CLI::App& app, const std::string& usage, CommonOptions& options) {
  set_usage(app, usage);
  app.config_formatter(make_configuration_reader(app, options.configurable));
  app.set_help_flag("-h,--help", "Print this and exit");
  app.set_version_flag("--version", app.get_name() + " " + std::string(version()),
                       "Print the version and exit");
  app.set_config("--config", "", "Read options from this file (TOML)")->option_text("FILE");
  app.add_flag("--quiet", options.quiet, "Print results and errors only");
  app.add_option("--color", options.color, "auto, always or never [auto]")
      ->check(color_fault)
      ->option_text("WHEN");
  app.add_option("--generate", options.page, page_names())->group("")->configurable(false);
}

std::string value_fault(const std::string& value, const std::string& demand) {
  return "\"" + one_line(value) + "\": " + demand;
}

void set_usage(CLI::App& app, const std::string& usage) {
  app.formatter(std::make_shared<HelpFormatter>(usage));
}

std::string whole_number_fault(const std::string& value) {
  constexpr std::size_t most_digits = 15;
  if (is_digits(value) && value.size() <= most_digits) return {};
  const bool is_number = is_digits(value.substr(value.starts_with('-') ? 1 : 0));
  if (is_number && value.starts_with('-')) return value_fault(value, "must be 0 or more");
  if (is_number) return value_fault(value, "must have at most 15 digits");
  return value_fault(value, "must be a whole number");
}

std::vector<std::string> words_of(const CLI::App& app, const CommonOptions& options,
                                  std::span<const std::string> arguments) {
  return split_by_options(app, options, arguments).words;
}

Parsed parse_options(CLI::App& app, CommonOptions& options,
                     std::span<const std::string> arguments) {
  SplitArguments split = split_by_options(app, options, arguments);
  const std::string help = app.get_name() + " --help lists the options";
  if (!split.unknown.empty()) {
    throw Error("unknown option \"" + one_line(split.unknown) + "\"",
                "put -- before a " + options.words_are + " that begins with a minus sign; " + help);
  }
  const std::vector<std::string> reversed(split.options.rbegin(), split.options.rend());
  try {
    app.parse(std::vector<std::string>(reversed));
  } catch (const CLI::Success& done) {
    return {{}, static_cast<ExitCode>(app.exit(done))};
  } catch (const CLI::ExtrasError&) {
    const std::string typed = app.remaining().front();
    throw Error("unknown option \"" + one_line(typed) + "\"", hint_of_option(app, typed) + help);
  } catch (const CLI::FileError&) {
    throw Error("the configuration file \"" + app.get_config_ptr()->as<std::string>() +
                    "\" does not exist or cannot be read",
                "check its name and permissions");
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view what = error.what();  // "--limit: 1 required UINT missing"
    const std::string name(what.substr(0, what.find(':')));
    const CLI::Option* option = app.get_option_no_throw(name);
    if (option != nullptr && option->count() > 1)
      throw Error(name + " was given twice", "give it once");
    throw Error(name + " needs one value", help);
  } catch (const CLI::ValidationError& error) {
    throw Error(validation_message(error.what()), help);
  } catch (const CLI::ParseError& error) {
    throw Error(error.what(), help);
  }
  if (!options.page.empty()) {
    print_page(app, options);
    return {{}, ExitCode::ok};
  }
  return {std::move(split.words), std::nullopt, options_given(app, split.options)};
}

}  // namespace gazette
