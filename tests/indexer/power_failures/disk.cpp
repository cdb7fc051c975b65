// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/power_failures/disk.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "tests/read_file.hpp"

namespace gazette::power_failures_test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector_bytes = 512;

std::string_view take(std::string_view& bytes, std::size_t size) {
  if (bytes.size() < size) throw std::runtime_error("the log of the recorder is cut");
  const std::string_view taken = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return taken;
}

}  // namespace

Disk::Disk(const fs::path& root_path, const fs::path& start, const fs::path& log)
    : root_path_(root_path) {
  if (start.empty()) {
    add_folder();
  } else {
    load(start);
  }
  read_log(log);
}

Disk::Node Disk::add_folder() {
  nodes_.push_back({true, {}, {}});
  names_.emplace_back();
  return nodes_.size() - 1;
}

Disk::Node Disk::add_file() {
  nodes_.emplace_back();
  names_.emplace_back();
  return nodes_.size() - 1;
}

Disk::Node Disk::load(const fs::path& path) {
  if (!fs::is_directory(path)) {
    const Node file = add_file();
    nodes_[file].bytes = read_file(path);
    return file;
  }
  const Node folder = add_folder();
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    const Node child = load(entry.path());
    nodes_[folder].names[entry.path().filename()] = child;
  }
  names_[folder] = nodes_[folder].names;
  return folder;
}

void Disk::read_log(const fs::path& log) {
  const std::string content = read_file(log);
  std::string_view rest = content;
  while (!rest.empty()) {
    Entry entry;
    std::memcpy(&entry, take(rest, sizeof entry).data(), sizeof entry);
    const fs::path path(take(rest, entry.path_bytes));
    const fs::path other(take(rest, entry.other_path_bytes));
    add(entry, path, other, std::string(take(rest, entry.written_bytes)));
  }
}

/// Nothing is known of the folder above the root: that the root itself is there is taken for
/// granted.
void Disk::add(const Entry& entry, const fs::path& path, const fs::path& other, std::string bytes) {
  using Kind = Operation::Kind;
  const std::string name = path.filename();
  const bool is_root = path == root_path_;
  Operation operation;
  switch (entry.call) {
    case Call::open:
      files_[entry.file] = find(path);
      return;
    case Call::create:
    case Call::make_folder: {
      if (is_root) return;
      const bool is_file = entry.call == Call::create;
      const Node child = is_file ? add_file() : add_folder();
      if (is_file) files_[entry.file] = child;
      operation = {Kind::link, folder_of(path), child, name, {}, 0, {}, "make " + name};
      names_[operation.node][name] = child;
      break;
    }
    case Call::write:
      operation = {Kind::write, files_.at(entry.file), 0, {}, {}, entry.offset, {}, "write"};
      operation.bytes = std::move(bytes);
      break;
    case Call::truncate:
      operation = {Kind::truncate, files_.at(entry.file), 0, {}, {}, entry.offset, {}, "truncate"};
      break;
    case Call::sync: {
      const bool is_folder = is_root || !files_.contains(entry.file);
      const Node node = is_folder ? find(path) : files_.at(entry.file);
      operation = {Kind::sync, node, 0, {}, {}, 0, {}, "sync " + name};
      break;
    }
    case Call::rename:
      operation = {Kind::move, folder_of(path), 0, name, other.filename(), 0, {}, "rename " + name};
      names_[operation.node][operation.new_name] = names_[operation.node].at(name);
      names_[operation.node].erase(name);
      break;
    case Call::remove:
      operation = {Kind::unlink, folder_of(path), 0, name, {}, 0, {}, "remove " + name};
      names_[operation.node].erase(name);
      break;
  }
  operations_.push_back(std::move(operation));
}

Disk::Node Disk::folder_of(const fs::path& path) const { return find(path.parent_path()); }

Disk::Node Disk::find(const fs::path& path) const {
  Node node = root;
  if (path == root_path_) return node;
  for (const fs::path& part : path.lexically_relative(root_path_)) {
    const auto found = names_[node].find(part);
    if (found == names_[node].end()) throw std::runtime_error("not recorded: " + path.string());
    node = found->second;
  }
  return node;
}

std::vector<Disk::Operation> Disk::left_after(std::size_t calls, Unsynced unsynced,
                                              RandomText& random) const {
  using Kind = Operation::Kind;
  std::map<Node, std::size_t> synced;  // the last time
  for (std::size_t i = 0; i < calls; ++i) {
    if (operations_[i].kind == Kind::sync) synced[operations_[i].node] = i;
  }
  std::map<Node, bool> is_cut;  // the journal of a folder, at an operation that is lost
  std::vector<Operation> left;
  for (std::size_t i = 0; i < calls; ++i) {
    Operation operation = operations_[i];
    const auto sync = synced.find(operation.node);
    const bool is_durable = sync != synced.end() && i < sync->second;
    const bool is_of_file = operation.kind == Kind::write || operation.kind == Kind::truncate;
    if (!is_durable) {
      const std::size_t chance = unsynced == Unsynced::lost ? 0 : random.below(4);
      if (!is_of_file && (chance == 0 || is_cut[operation.node])) is_cut[operation.node] = true;
      if (is_of_file ? chance == 0 : is_cut[operation.node]) continue;
      const std::size_t sectors = operation.bytes.size() / sector_bytes;
      if (chance == 1) operation.bytes.resize(random.below(sectors + 1) * sector_bytes);
    }
    left.push_back(std::move(operation));
  }
  return left;
}

void Disk::apply(const Operation& operation, std::vector<Contents>& nodes) const {
  using Kind = Operation::Kind;
  Contents& node = nodes[operation.node];
  switch (operation.kind) {
    case Kind::link:
      node.names[operation.name] = operation.child;
      return;
    case Kind::unlink:
      node.names.erase(operation.name);
      return;
    case Kind::move:
      node.names[operation.new_name] = node.names.at(operation.name);
      node.names.erase(operation.name);
      return;
    case Kind::write: {
      const std::size_t end = operation.offset + operation.bytes.size();
      if (node.bytes.size() < end) node.bytes.resize(end);
      std::copy(operation.bytes.begin(), operation.bytes.end(),
                node.bytes.begin() + static_cast<std::ptrdiff_t>(operation.offset));
      return;
    }
    case Kind::truncate:
      node.bytes.resize(operation.offset);
      return;
    case Kind::sync:
      return;
  }
}

void Disk::write_after(std::size_t calls, Unsynced unsynced, RandomText& random,
                       const fs::path& target) const {
  std::vector<Contents> nodes = nodes_;
  for (const Operation& operation : left_after(calls, unsynced, random)) apply(operation, nodes);
  std::vector<std::pair<Node, fs::path>> folders = {{root, target}};
  while (!folders.empty()) {
    const auto [folder, path] = folders.back();
    folders.pop_back();
    fs::create_directory(path);
    for (const auto& [name, child] : nodes[folder].names) {
      if (nodes[child].is_folder) folders.emplace_back(child, path / name);
      if (!nodes[child].is_folder) write_file(path / name, nodes[child].bytes);
    }
  }
}

}  // namespace gazette::power_failures_test
