// SPDX-License-Identifier: GPL-3.0-or-later
// News for tests that run gazette-index as a process, and its index as it is on the disk.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "core/schema/article.hpp"
#include "core/storage/stub.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"

namespace gazette {

using Model = std::map<std::string, Article>;

/// A JSON line for each of the articles `first` to `end` - 1.
inline std::string wire(int first, int end, const std::string& body) {
  std::string lines;
  for (int i = first; i < end; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"id":"wire-)" + number + R"(","title":"Ferry )" + number + R"(","body":")" + body +
             " at " + number + R"( o'clock.","language":"en"})" + "\n";
  }
  return lines;
}

/// Whether an index was ever published in the folder.
inline bool is_published(const std::filesystem::path& index) {
  return std::filesystem::exists(index / stub_name);
}

/// What is in the index; nothing while there is none.
inline Model found_in(const std::filesystem::path& index) {
  return is_published(index) ? articles_in(index) : Model();
}

/// Whether Xapian finds no fault in the index, if there is one. As a program: within a test's own
/// the address sanitizer stops at a fault of Xapian 1.4.22's own check.
inline bool is_sound(const std::filesystem::path& index) {
  if (!is_published(index)) return true;
  const std::string command = "xapian-check '" + (index / read_stub(index).generation).string() +
                              "' >/dev/null 2>/dev/null";
  return std::system(command.c_str()) == 0;
}

}  // namespace gazette
