// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/command_line/command_line.hpp"
#include "core/command_line/option_pages.hpp"

namespace gazette {
namespace {

/// One line of text for roff: what it would take for a request or an escape is escaped, and quotes
/// and dashes can be copied into a shell.
std::string escaped(std::string_view line) {
  std::string text;
  for (const char c : line) {
    switch (c) {
      case '\\':
        text += "\\e";
        break;
      case '-':
        text += "\\-";
        break;
      case '\'':
        text += "\\(aq";
        break;
      case '`':
        text += "\\(ga";
        break;
      case '~':
        text += "\\(ti";
        break;
      case '^':
        text += "\\(ha";
        break;
      default:
        text += c;
    }
  }
  return text.starts_with('.') ? "\\&" + text : text;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return parts;
}

std::string section(std::string_view heading) {
  return ".SH " + escaped(upper(std::string(heading))) + "\n";
}

/// A paragraph of a section's text; see ManualSection.
std::string paragraph(const std::string& text, std::string_view before) {
  constexpr std::string_view indent = "    ";
  const std::vector<std::string> lines = split(text, "\n");
  std::string roff;
  if (text.starts_with(indent)) {
    roff += std::string(before) + ".RS 4\n.EX\n";
    for (const std::string& line : lines) roff += escaped(line.substr(indent.size())) + '\n';
    return roff + ".EE\n.RE\n";
  }
  if (text.find('\t') != std::string::npos) {
    for (const std::string& line : lines) {
      const std::size_t tab = line.find('\t');
      roff += ".TP\n" + bold(line.substr(0, tab)) + '\n' + escaped(line.substr(tab + 1)) + '\n';
    }
    return roff;
  }
  roff += before;
  for (const std::string& line : lines) roff += escaped(line) + '\n';
  return roff;
}

std::string paragraphs(std::string_view text) {
  std::string roff;
  for (const std::string& each : split(text, "\n\n")) {
    roff += paragraph(each, roff.empty() ? "" : ".PP\n");
  }
  return roff;
}

std::string option_entry(const OptionRow& option) {
  std::string names;
  for (const std::string& name : option.names) {
    names += (names.empty() ? "" : ", ") + bold(name);
  }
  if (!option.value.empty()) names += ' ' + italic(option.value);
  return ".TP\n" + names + '\n' + escaped(option.help) + '\n';
}

std::string options_section(const Options& options) {
  std::string roff = section("Options");
  std::vector<std::string> groups;
  for (const OptionRow& option : options) {
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) {
      groups.push_back(option.group);
    }
  }
  for (const std::string& group : groups) {
    roff += ".SS " + escaped(group) + '\n';
    for (const OptionRow& option : options) {
      if (option.group == group) roff += option_entry(option);
    }
  }
  return roff;
}

std::string command_entry(const CommandRow& command) {
  std::string roff = ".TP\n" + bold(command.name);
  if (!command.words.empty()) roff += ' ' + italic(command.words);
  roff += '\n' + escaped(command.help) + '\n';
  if (command.options.empty()) return roff;
  return roff + ".br\nOptions: " + bold(joined(command.options, " ")) + '\n';
}

}  // namespace

std::string manual_page(const Options& options, const Manual& manual) {
  const std::string release = "gazette " + std::string(version());
  std::string roff = ".\\\" Made by " + manual.program + " --generate man\n.TH " +
                     escaped(upper(manual.program)) + " 1 \"\" \"" + release +
                     "\" \"User Commands\"\n";
  roff += section("Name") + escaped(manual.program) + " \\- " + escaped(manual.purpose) + '\n';
  roff += section("Synopsis");
  for (const std::string& line : manual.synopsis) {
    if (&line != &manual.synopsis.front()) roff += ".br\n";
    roff += bold(manual.program) + ' ' + escaped(line) + '\n';
  }
  roff += section("Description") + paragraphs(manual.description);
  if (!manual.commands.empty()) {
    roff += section("Commands");
    for (const CommandRow& command : manual.commands) roff += command_entry(command);
  }
  roff += options_section(options);
  for (const ManualSection& each : manual.sections) {
    roff += section(each.heading) + paragraphs(each.text);
  }
  return roff;
}

}  // namespace gazette
