// SPDX-License-Identifier: GPL-3.0-or-later
// The stub of an index: the file XAPIANDB in its folder, which names the current generation. Xapian
// opens the folder by it, and would also follow it to a program to run, to another machine, or to
// itself. So it is always parsed here, and Xapian is given the generation.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// Xapian prescribes the name.
inline constexpr std::string_view stub_name = "XAPIANDB";

/// What a stub says.
struct Stub {
  enum class State {
    missing,
    forbidden,  ///< this user may not read it
    damaged,    ///< see `fault`
    whole,
  };

  State state = State::missing;
  std::string generation;  ///< of a whole one: the name of a folder beside it
  std::string fault;       ///< of a damaged one, to follow its name: "is not a regular file"
};

/// The stub of the index in `folder`.
Stub read_stub(const std::filesystem::path& folder);

/// The text of a stub: a line for Xapian and one with a checksum. Versions before 1.0 wrote the
/// first alone, and that is still a whole stub.
std::string stub_text(std::string_view generation);

/// The generation that the text of a stub names; nothing unless it is whole.
std::optional<std::string> parse_stub(std::string_view text);

/// `generation-7` for 7, and 7 for `generation-7`; nothing for any other name.
std::string generation_name(unsigned long number);
std::optional<unsigned long> generation_number(std::string_view name);

}  // namespace gazette
