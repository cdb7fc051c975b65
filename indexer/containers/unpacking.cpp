// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/unpacking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/sources/walk.hpp"

namespace gazette {
namespace {

/// `news.txt.gz` packs `news.txt`, and so does `news.txt.xz.GZ`.
std::string without_packing(std::string_view name) {
  constexpr std::array<std::string_view, 4> suffixes = {"gz", "bz2", "xz", "zst"};
  for (;;) {
    const std::size_t dot = std::min(name.rfind('.'), name.size());
    const std::string suffix = fold_case(name.substr(std::min(dot + 1, name.size())));
    if (std::ranges::find(suffixes, suffix) == suffixes.end()) return std::string(name);
    name = name.substr(0, dot);
  }
}

/// As for the files of a folder: hidden ones, also below hidden folders, and those about it.
std::string reason_to_pass_within(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const bool is_last = end == path.size();
    const std::string_view name = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (name.starts_with('.') && name != "..") return "hidden";
    if (is_last) return reason_to_pass(name);
  }
  return {};
}

class Unpacker {
 public:
  Unpacker(Input& file, const UnpackingSinks& sinks)
      : file_(file), sinks_(sinks), budget_([&file] { return file.bytes_taken(); }) {}

  bool run() {
    visit(file_, file_.name(), {}, {});
    if (!budget_.excess().empty() && !is_excess_told_) {
      sinks_.on_skipped({file_.name(), {}, budget_.excess()});
    }
    return is_container_;
  }

 private:
  struct Depth {
    std::size_t archives = 0;
    std::size_t packings = 0;  ///< of one input each, which are no archives
    bool is_record = false;
  };

  void visit(Input& input, const std::string& name, InputContext context, Depth depth) {
    const Container* container =
        depth.is_record ? nullptr : recognise_container(input.head(), name);
    if (container == nullptr) {
      sinks_.on_leaf({input, steps_, name, std::move(context)});
      if (!input.failure().empty()) is_excess_told_ = true;
      return;
    }
    is_container_ = true;
    if (container->holds == Container::Holds::files && ++depth.archives > most_nested_archives) {
      return sinks_.on_skipped(
          {input.name(), {}, fmt::format("archives nest more than {} deep", most_nested_archives)});
    }
    depth.is_record = container->holds == Container::Holds::records;
    container->open({input.stream(), input.name()}, budget_, [&](Inner inner) {
      if (Skipped* skipped = std::get_if<Skipped>(&inner)) {
        sinks_.on_skipped(std::move(*skipped));
      } else if (const PassedOver* passed = std::get_if<PassedOver>(&inner)) {
        sinks_.on_pass(input.name() + '!' + passed->path, passed->why);
      } else {
        visit_inner(std::get<InnerInput>(std::move(inner)), input, name, depth);
      }
    });
    // An archive says itself that it was not read to its end.
    if (const std::string failure = input.failure();
        depth.is_record && !failure.empty() && budget_.excess().empty()) {
      sinks_.on_skipped({input.name(), {}, "not read to its end: " + failure});
    }
  }

  void visit_inner(InnerInput inner, const Input& outer, const std::string& outer_name,
                   Depth depth) {
    if (inner.path.empty()) {
      constexpr std::size_t most_packings = 8;
      Input input(std::move(inner.bytes), outer.name(), file_.origin());
      --depth.archives;
      if (++depth.packings > most_packings) {
        return sinks_.on_skipped(
            {input.name(), {}, fmt::format("it is compressed more than {} times", most_packings)});
      }
      return visit(input, without_packing(outer_name), std::move(inner.context), depth);
    }
    const std::string shown = outer.name() + '!' + inner.path;
    if (!depth.is_record) {
      if (const std::string why = reason_to_pass_within(inner.path); !why.empty()) {
        return sinks_.on_pass(shown, why);
      }
    }
    steps_.push_back(inner.path);
    Input input(std::move(inner.bytes), shown, file_.origin());
    visit(input, inner.path, std::move(inner.context), depth);
    steps_.pop_back();
  }

  Input& file_;
  const UnpackingSinks& sinks_;
  Budget budget_;
  std::vector<std::string> steps_;
  bool is_container_ = false;
  bool is_excess_told_ = false;
};

}  // namespace

bool unpack(Input& file, const UnpackingSinks& sinks) { return Unpacker(file, sinks).run(); }

}  // namespace gazette
