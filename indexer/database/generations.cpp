// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/generations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/error.hpp"
#include "core/storage/stub.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/durable_file.hpp"
#include "indexer/database/ownership.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using State = GenerationMarker::State;

constexpr std::string_view building_name = "building";

const fs::path& prepared(const fs::path& folder) {
  prepare_folder(folder);
  return folder;
}

std::string name_of(const fs::path& path) { return path.filename().string(); }

bool is_part_name(const std::string& name) {
  if (generation_number(name) || name == building_name) return true;
  if (!name.starts_with(building_name) || name[building_name.size()] != '-') return false;
  return name.find_first_not_of("0123456789", building_name.size() + 1) == std::string::npos;
}

/// The identity that the markers tell; empty when there are none.
std::string identity_of(const fs::path& folder) {
  if (std::optional<std::string> identity = read_index_marker(folder)) return *identity;
  const Stub stub = read_stub(folder);
  if (stub.state != Stub::State::whole) return {};
  const std::optional<GenerationMarker> marker = read_generation_marker(folder / stub.generation);
  return marker ? marker->index : "";
}

/// A rebuild needs no current generation, but does not replace a stub that may be somebody else's.
fs::path current_for(WriteMode mode, const fs::path& folder, const std::string& identity) {
  const Stub stub = read_stub(folder);
  const bool is_whole = stub.state == Stub::State::whole;
  if (mode == WriteMode::rebuild && (is_whole || !identity.empty())) {
    const fs::path generation = folder / stub.generation;
    return is_whole && is_generation(generation) ? generation : fs::path();
  }
  return current_generation(folder).empty() ? fs::path() : existing_generation(folder);
}

}  // namespace

Generations::Generations(const fs::path& folder, std::chrono::seconds wait, WriteMode mode)
    : folder_(prepared(folder)),
      lock_(folder_, wait),
      mode_(mode),
      identity_(identity_of(folder_)),
      current_(current_for(mode, folder_, identity_)) {
  if (current_.empty()) finish_first_swap();
  if (!current_.empty()) replaces_.push_back(name_of(current_));
  account();
}

/// A run that died just before its stub was there leaves one generation that is complete. It may be
/// the only copy: if the stub was there, a power failure may have taken the last state of the
/// marker.
void Generations::finish_first_swap() {
  if (identity_.empty() || read_stub(folder_).state != Stub::State::missing) return;
  std::vector<fs::path> found;
  for (const fs::path& entry : entries_of(folder_)) {
    if (generation_number(name_of(entry)) && is_generation(entry)) found.push_back(entry);
  }
  if (found.size() != 1) return;
  const std::optional<GenerationMarker> marker = read_generation_marker(found.front());
  if (!marker || marker->index != identity_ || marker->state != State::complete) return;
  replace_file(folder_ / stub_name, stub_text(name_of(found.front())));
  current_ = found.front();
}

/// Sorts what is beside the current generation into leftovers and strangers.
void Generations::account() {
  const std::vector<std::string> replaced = replaced_before();
  for (const fs::path& entry : entries_of(folder_)) {
    if (is_part_name(name_of(entry)) && entry != current_) account_for(entry, replaced);
  }
}

/// The generations that the current one and those before it have replaced, the last ones first.
/// Those that the current one replaced itself are kept for readers that are just opening them.
std::vector<std::string> Generations::replaced_before() const {
  std::vector<std::string> names;
  const auto add_those_of = [&](const fs::path& generation) {
    const std::optional<GenerationMarker> marker = read_generation_marker(generation);
    if (!marker || marker->index != identity_) return;
    for (const std::string& name : marker->replaces) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  };
  if (!current_.empty()) add_those_of(current_);
  // They grow while they are looked at.
  std::size_t looked_at = 0;
  while (looked_at < names.size()) {
    const std::string name = names[looked_at++];
    add_those_of(folder_ / name);
  }
  return names;
}

void Generations::account_for(const fs::path& entry, const std::vector<std::string>& replaced) {
  std::error_code code;
  if (!fs::is_directory(fs::symlink_status(entry, code))) return strangers_.push_back(entry);
  if (holds_only_marker(entry)) return leftovers_.push_back(entry);
  const std::optional<GenerationMarker> marker = read_generation_marker(entry);
  const bool is_ours = marker && !identity_.empty() && marker->index == identity_;
  const bool may_be_current = current_.empty() && is_generation(entry);
  if (!is_ours && !may_be_current) return strangers_.push_back(entry);
  if (is_ours && marker->state == State::unfinished) return leftovers_.push_back(entry);
  const std::string name = name_of(entry);
  if (is_ours && std::find(replaced.begin(), replaced.end(), name) != replaced.end()) {
    if (!is_replaced_by_current(name)) leftovers_.push_back(entry);
    return;
  }
  const bool was_not_published = is_ours && marker->state == State::complete;
  if (was_not_published && !current_.empty() && marker->replaces == replaces_) {
    return leftovers_.push_back(entry);
  }
  if (mode_ == WriteMode::rebuild) {
    if (is_ours) replaces_.push_back(name);
    if (!is_ours) strangers_.push_back(entry);
    return;
  }
  throw repairable(folder_, fmt::format("{} is a generation of the index {}, but {} names {}", name,
                                        folder_.string(), stub_name,
                                        current_.empty() ? "none" : name_of(current_)));
}

bool Generations::is_replaced_by_current(const std::string& name) const {
  const std::optional<GenerationMarker> marker = read_generation_marker(current_);
  return marker && std::find(marker->replaces.begin(), marker->replaces.end(), name) !=
                       marker->replaces.end();
}

void Generations::accept(Current current) {
  const bool is_to_mark = !current_.empty() && current == Current::readable;
  std::optional<GenerationMarker> marker;
  if (is_to_mark) marker = read_generation_marker(current_);
  if (marker && marker->index != identity_) {
    throw repairable(folder_, fmt::format("{} belongs to another index than {}", name_of(current_),
                                          folder_.string()));
  }
  if (identity_.empty()) identity_ = new_identity();
  if (read_index_marker(folder_) != identity_) write_index_marker(folder_, identity_);
  if (is_to_mark && (!marker || marker->state != State::published)) {
    if (!marker) marker = GenerationMarker{identity_, {}, {}};
    marker->state = State::published;
    write_generation_marker(current_, *marker);
  }
  remove_leftovers();
}

void Generations::remove_leftovers() {
  for (const fs::path& leftover : std::exchange(leftovers_, {})) remove_generation(leftover);
}

fs::path Generations::make_folder(const std::string& name) {
  fs::path path = folder_ / name;
  if (!fs::create_directory(path)) {
    throw Error(fmt::format("{} exists already", path.string()), "run the command again");
  }
  write_generation_marker(path, {identity_, State::unfinished, replaces_});
  return path;
}

fs::path Generations::begin() {
  unsigned long last = 0;
  for (const fs::path& entry : entries_of(folder_)) {
    last = std::max(last, generation_number(name_of(entry)).value_or(0));
  }
  return make_folder(generation_name(last + 1));
}

fs::path Generations::begin_building() {
  std::string name(building_name);
  for (int number = 2; fs::exists(fs::symlink_status(folder_ / name)); ++number) {
    name = fmt::format("{}-{}", building_name, number);
  }
  return make_folder(name);
}

void Generations::discard(const fs::path& generation) { remove_generation(generation); }

void Generations::publish(const fs::path& generation) {
  const std::vector<std::string> replaced = replaced_before();
  sync_files(generation);
  // Only now: whoever finds this marker without a stub takes the tables for whole.
  write_generation_marker(generation, {identity_, State::complete, replaces_});
  replace_file(folder_ / stub_name, stub_text(name_of(generation)));
  write_generation_marker(generation, {identity_, State::published, replaces_});
  current_ = generation;
  replaces_ = {name_of(generation)};
  for (const std::string& name : replaced) {
    const std::optional<GenerationMarker> marker = read_generation_marker(folder_ / name);
    if (marker && marker->index == identity_) remove_generation(folder_ / name);
  }
}

bool Generations::may_be_seen(const fs::path& generation) const {
  const Stub stub = read_stub(folder_);
  if (stub.state == Stub::State::whole) return folder_ / stub.generation == generation;
  return stub.state != Stub::State::missing;
}

}  // namespace gazette
