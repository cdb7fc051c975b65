// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/command_line.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/environment_variable.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::command_line_test {
namespace {

using Strings = std::vector<std::string>;

/// Options as a program may have them.
OptionArity arity(const std::string& name) {
  for (const std::string_view flag : {"--count", "--quiet", "-q", "--help", "-h"}) {
    if (name == flag) return OptionArity::flag;
  }
  for (const std::string_view value : {"--limit", "-n", "--topic", "-t", "--db", "-f"}) {
    if (name == value) return OptionArity::value;
  }
  return OptionArity::unknown;
}

/// Values that may stand right after a short option.
bool glues(const std::string& name, const std::string& value) {
  if (name == "-f") return value == "json";
  return name == "-n" && value.find_first_not_of("0123456789") == std::string::npos;
}

const KnownOptions known = {arity, glues};

TEST_CASE("the words of a query and the options around it are told apart") {
  struct Line {
    Strings arguments;
    Strings options;
    Strings words;
  };
  const std::vector<Line> cases = {
      {{}, {}, {}},
      {{"tiger"}, {}, {"tiger"}},
      {{"tiger", "-shark"}, {}, {"tiger", "-shark"}},
      {{"--", "-shark"}, {}, {"-shark"}},
      {{"--", "--limit", "5", "--"}, {}, {"--limit", "5", "--"}},
      {{"tiger", "--", "-n", "5"}, {}, {"tiger", "-n", "5"}},
      {{"-n", "5", "--", "-shark"}, {"-n", "5"}, {"-shark"}},
      {{"--"}, {}, {}},
      // options before and after the words
      {{"-n", "5", "oil"}, {"-n", "5"}, {"oil"}},
      {{"oil", "-n", "5"}, {"-n", "5"}, {"oil"}},
      {{"oil", "-n5"}, {"-n5"}, {"oil"}},
      {{"-n5", "oil"}, {"-n5"}, {"oil"}},
      {{"oil", "--limit=5"}, {"--limit=5"}, {"oil"}},
      {{"oil", "--limit", "5", "price"}, {"--limit", "5"}, {"oil", "price"}},
      {{"oil", "--limit=", "price"}, {"--limit="}, {"oil", "price"}},
      {{"--count", "oil"}, {"--count"}, {"oil"}},
      {{"oil", "--count", "price"}, {"--count"}, {"oil", "price"}},
      {{"oil", "-q", "price"}, {"-q"}, {"oil", "price"}},
      {{"-t", "economy", "-t", "sport", "oil", "price"},
       {"-t", "economy", "-t", "sport"},
       {"oil", "price"}},
      {{"oil", "-t", "economy"}, {"-t", "economy"}, {"oil"}},
      // a value may look like an option
      {{"--limit", "-5", "oil"}, {"--limit", "-5"}, {"oil"}},
      {{"-n", "-5", "oil"}, {"-n", "-5"}, {"oil"}},
      {{"oil", "-n"}, {"-n"}, {"oil"}},
      {{"oil", "--limit"}, {"--limit"}, {"oil"}},
      // a minus after a word excludes
      {{"apollo", "-11"}, {}, {"apollo", "-11"}},
      {{"oil", "-news"}, {}, {"oil", "-news"}},
      {{"oil", "-topic"}, {}, {"oil", "-topic"}},
      {{"oil", "-quiet"}, {}, {"oil", "-quiet"}},
      {{"oil", "-five"}, {}, {"oil", "-five"}},
      {{"oil", "-fjson"}, {"-fjson"}, {"oil"}},
      {{"-fjson", "oil"}, {"-fjson"}, {"oil"}},
      {{"oil", "-n5x"}, {}, {"oil", "-n5x"}},
      {{"oil", "-title:bridge"}, {}, {"oil", "-title:bridge"}},
      {{"oil", "-\"crude oil\""}, {}, {"oil", "-\"crude oil\""}},
      {{"oil", "-é"}, {}, {"oil", "-é"}},
      // what the option parser refuses is left to it
      {{"-shark"}, {"-shark"}, {}},
      {{"-shark", "tiger"}, {"-shark"}, {"tiger"}},
      {{"--unknown", "tiger"}, {"--unknown"}, {"tiger"}},
      {{"tiger", "--unknown"}, {"--unknown"}, {"tiger"}},
      {{"tiger", "--unknown=5"}, {"--unknown=5"}, {"tiger"}},
      // words that an option parser would bend
      {{"[a,b]"}, {}, {"[a,b]"}},
      {{"[]"}, {}, {"[]"}},
      {{"-"}, {}, {"-"}},
      {{"oil", "-", "price"}, {}, {"oil", "-", "price"}},
      {{""}, {}, {""}},
      {{"a b", "", "c"}, {}, {"a b", "", "c"}},
      {{"+must", "a=b", "title:\"x\"", "(a", "OR", "b)"},
       {},
       {"+must", "a=b", "title:\"x\"", "(a", "OR", "b)"}},
      {{"−shark"}, {}, {"−shark"}},  // a minus sign, not a hyphen
  };
  for (const auto& [arguments, options, words] : cases) {
    CAPTURE(arguments);
    const SplitArguments split = split_arguments(arguments, known);
    CHECK(split.options == options);
    CHECK(split.words == words);
  }
}

TEST_CASE("no argument is lost, doubled or changed but the first --") {
  const Strings pieces = {"--",  "-",       "-n",        "5",         "oil", "-oil", "--limit",
                          "-n5", "--count", "--limit=5", "--unknown", "",    "-q"};
  for (const std::string& a : pieces) {
    for (const std::string& b : pieces) {
      for (const std::string& c : pieces) {
        const Strings arguments = {a, b, c};
        const SplitArguments split = split_arguments(arguments, known);
        Strings both = split.options;
        both.insert(both.end(), split.words.begin(), split.words.end());
        Strings want = arguments;
        if (both.size() < want.size()) {
          const auto dashes = std::find(want.begin(), want.end(), "--");
          if (dashes != want.end()) want.erase(dashes);
        }
        std::sort(both.begin(), both.end());
        std::sort(want.begin(), want.end());
        if (both != want) {
          CAPTURE(arguments, split.options, split.words);
          FAIL("arguments differ");
        }
      }
    }
  }
}

TEST_CASE("what begins with a minus before any word and is no option is named") {
  struct Line {
    Strings arguments;
    std::string want;
  };
  const std::vector<Line> cases = {{{"-shark", "tiger"}, "-shark"},
                                   {{"-zebra cat"}, "-zebra cat"},
                                   {{"-five"}, "-five"},
                                   {{"-tiger"}, "-tiger"},
                                   {{"-n5x"}, "-n5x"},
                                   {{"-quiet"}, "-quiet"},
                                   {{"-n", "5", "-five", "-shark"}, "-five"},
                                   {{"-n5", "-fjson", "-q"}, ""},
                                   {{"--topic", "-five"}, ""},
                                   {{"--unknown"}, ""},
                                   {{"tiger", "-five"}, ""},
                                   {{"--", "-five"}, ""},
                                   {{"-", "-five"}, ""}};
  for (const auto& [arguments, want] : cases) {
    CAPTURE(arguments);
    CHECK(split_arguments(arguments, known).unknown == want);
  }
}

TEST_CASE("whether errors are to be JSON is told from arguments that cannot be parsed") {
  const std::vector<Strings> json = {
      {"--format", "json", "--bad"}, {"--bad", "--format=jsonl"}, {"-fjson"}, {"-f", "jsonl"}};
  for (const Strings& arguments : json) CHECK(asks_for_json(arguments));
  const std::vector<Strings> text = {{}, {"json"}, {"--format", "text"}, {"--", "-fjson"}, {"-f"}};
  for (const Strings& arguments : text) CHECK_FALSE(asks_for_json(arguments));
}

/// Both ends of a terminal that nobody looks at.
class PseudoTerminal {
 public:
  PseudoTerminal() : master_(posix_openpt(O_RDWR | O_NOCTTY)) {
    if (master_ < 0 || grantpt(master_) != 0 || unlockpt(master_) != 0) {
      throw std::runtime_error("no pseudo terminal on this machine");
    }
    descriptor_ = open(ptsname(master_), O_RDWR | O_NOCTTY);
  }
  ~PseudoTerminal() {
    close(descriptor_);
    close(master_);
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  int descriptor() const { return descriptor_; }

  void set_columns(unsigned short columns) const {
    winsize size{};
    size.ws_col = columns;
    size.ws_row = 25;
    ioctl(descriptor_, TIOCSWINSZ, &size);
  }

 private:
  int master_;
  int descriptor_ = -1;
};

TEST_CASE("colour is used on a terminal unless the reader or the terminal says no") {
  struct Setting {
    std::optional<std::string> no_color;
    std::optional<std::string> term;
    bool want;
  };
  const std::vector<Setting> cases = {{std::nullopt, "xterm", true}, {"", "xterm", true},
                                      {"1", "xterm", false},         {"0", "xterm", false},
                                      {std::nullopt, "dumb", false}, {"1", "dumb", false}};
  const PseudoTerminal terminal;
  for (const auto& [no_color, term, want] : cases) {
    CAPTURE(no_color.value_or("(unset)"), term.value_or("(unset)"));
    const EnvironmentVariable set_no_color("NO_COLOR", no_color);
    const EnvironmentVariable set_term("TERM", term);
    CHECK(wants_color("auto", terminal.descriptor()) == want);
    CHECK(wants_color("always", terminal.descriptor()));
    CHECK_FALSE(wants_color("never", terminal.descriptor()));
  }
}

TEST_CASE("colour is not used in files and pipes unless it is asked for") {
  const EnvironmentVariable no_color("NO_COLOR", std::nullopt);
  const EnvironmentVariable term("TERM", "xterm");
  const TemporaryFolder folder;
  write_file(folder / "file", "");
  const int file = open((folder / "file").c_str(), O_RDWR);
  REQUIRE(file >= 0);
  CHECK_FALSE(wants_color("auto", file));
  CHECK(wants_color("always", file));
  CHECK_FALSE(wants_color("never", file));
  close(file);
  CHECK_FALSE(wants_color("auto", -1));
}

TEST_CASE("the width is that of COLUMNS, of the terminal, or 80, and 20 at least") {
  const PseudoTerminal terminal;
  {
    const EnvironmentVariable columns("COLUMNS", std::nullopt);
    terminal.set_columns(132);
    CHECK(terminal_columns(terminal.descriptor()) == 132);
    terminal.set_columns(5);
    CHECK(terminal_columns(terminal.descriptor()) == 20);
    terminal.set_columns(0);
    CHECK(terminal_columns(terminal.descriptor()) == 80);
    CHECK(terminal_columns(-1) == 80);
  }
  terminal.set_columns(132);
  struct Columns {
    std::string_view set;
    std::size_t want;
  };
  for (const auto& [set, want] : {Columns{"100", 100}, Columns{"1", 20}, Columns{"0", 20},
                                  Columns{"", 132}, Columns{"wide", 132}, Columns{"-5", 132},
                                  Columns{"10x", 132}, Columns{"99999999999999999999", 132}}) {
    CAPTURE(set);
    const EnvironmentVariable columns("COLUMNS", std::string(set));
    CHECK(terminal_columns(terminal.descriptor()) == want);
  }
}

TEST_CASE("the database is that of GAZETTE_DB, else below XDG_DATA_HOME, else below the home") {
  const EnvironmentVariable home("HOME", "/home/mara");
  {
    const EnvironmentVariable db("GAZETTE_DB", "/data/news");
    const EnvironmentVariable data("XDG_DATA_HOME", "/xdg");
    CHECK(default_database() == "/data/news");
  }
  for (const std::optional<std::string>& unset :
       {std::optional<std::string>(), std::optional<std::string>("")}) {
    const EnvironmentVariable db("GAZETTE_DB", unset);
    {
      const EnvironmentVariable data("XDG_DATA_HOME", "/xdg");
      CHECK(default_database() == "/xdg/gazette/default");
    }
    const EnvironmentVariable data("XDG_DATA_HOME", unset);
    CHECK(default_database() == "/home/mara/.local/share/gazette/default");
  }
}

TEST_CASE("the version is that of CMakeLists.txt") {
  const std::string file = read_file(std::string(GAZETTE_SOURCE_DIR) + "/CMakeLists.txt");
  CHECK(file.find("VERSION " + std::string(version()) + " ") != std::string::npos);
}

TEST_CASE("exit codes are those that scripts rely on") {
  CHECK(static_cast<int>(ExitCode::ok) == 0);
  CHECK(static_cast<int>(ExitCode::no_hits) == 1);
  CHECK(static_cast<int>(ExitCode::error) == 2);
  CHECK(static_cast<int>(ExitCode::skipped) == 3);
}

}  // namespace
}  // namespace gazette::command_line_test
