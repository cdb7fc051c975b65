// SPDX-License-Identifier: GPL-3.0-or-later
// What the disk may hold after a power failure. Of the calls up to then, those have taken effect
// that were synced: writing and truncating by syncing the file, making, renaming and removing by
// syncing the folder of the name. Of the others,
//
//   - those that changed the names in one folder took effect up to any one of them, as in a
//   journal;
//   - those that wrote to a file took effect each for itself, wholly, up to a sector, or not at
//   all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/indexer/power_failures/disk_log.hpp"
#include "tests/random_text.hpp"

namespace gazette::power_failures_test {

class Disk {
 public:
  /// What becomes of the calls that were not synced.
  enum class Unsynced { lost, by_chance };

  /// The folder `root` as it is in `start` (nowhere, when empty), and what `log` says that was
  /// done to it.
  Disk(const std::filesystem::path& root, const std::filesystem::path& start,
       const std::filesystem::path& log);

  std::size_t calls() const { return operations_.size(); }

  /// Call `number`, from 1, in words.
  const std::string& text_of(std::size_t number) const { return operations_[number - 1].text; }

  /// Writes what is left when the power fails after `calls` calls into `target`.
  void write_after(std::size_t calls, Unsynced unsynced, RandomText& random,
                   const std::filesystem::path& target) const;

 private:
  using Node = std::size_t;  ///< a file or a folder, by its index in `nodes_`

  struct Contents {
    bool is_folder = false;
    std::string bytes;
    std::map<std::string, Node> names;
  };

  struct Operation {
    enum class Kind { link, unlink, move, write, truncate, sync };

    Kind kind{};
    Node node = 0;  ///< the folder whose names are changed, or the file
    Node child = 0;
    std::string name, new_name;
    std::uint64_t offset = 0;
    std::string bytes;
    std::string text;
  };

  static constexpr Node root = 0;

  Node add_folder();
  Node add_file();
  Node load(const std::filesystem::path& path);
  void read_log(const std::filesystem::path& log);
  void add(const Entry& entry, const std::filesystem::path& path,
           const std::filesystem::path& other, std::string bytes);
  Node folder_of(const std::filesystem::path& path) const;
  Node find(const std::filesystem::path& path) const;
  std::vector<Operation> left_after(std::size_t calls, Unsynced unsynced, RandomText& random) const;
  void apply(const Operation& operation, std::vector<Contents>& nodes) const;

  std::filesystem::path root_path_;
  std::vector<Contents> nodes_;  ///< as they lie in `start`; those that are made later are empty
  std::vector<std::map<std::string, Node>> names_;  ///< of each folder, after the calls read so far
  std::map<std::uint64_t, Node> files_;             ///< by their inodes, likewise
  std::vector<Operation> operations_;
};

}  // namespace gazette::power_failures_test
