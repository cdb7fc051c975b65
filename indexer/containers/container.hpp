// SPDX-License-Identifier: GPL-3.0-or-later
// What holds other inputs: archives of files, and web archives of records. As formats stand in a
// table (formats.hpp), so do these.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/error.hpp"
#include "indexer/containers/budget.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/sources/byte_source.hpp"

namespace gazette {

/// One input within a container. Its bytes can be read until the sink returns.
struct InnerInput {
  std::string path;  ///< within the container, of any bytes; empty: the container packs one input
  std::unique_ptr<ByteSource> bytes;
  InputContext context = {};
};

/// What is in a container but is no news: a picture, an answer "404".
struct PassedOver {
  std::string path;
  std::string why;
};

/// A Skipped names the container, and the place in it where something is broken.
using Inner = std::variant<InnerInput, PassedOver, Skipped>;
using InnerSink = std::function<void(Inner)>;

struct Container {
  /// Archives may lie in archives; records are never containers.
  enum class Holds { files, records };

  std::string_view name;
  std::string_view help;
  Holds holds;
  /// Whether an input with that name, whose first `head_bytes` are `head`, is such a container.
  bool (*recognises)(std::string_view head, std::string_view name);
  /// Sends what is in it, in order, and ends when `budget` is spent. Never throws because of the
  /// content; throws what `sink` throws.
  void (*open)(ReaderInput input, Budget& budget, const InnerSink& sink);
};

/// Every container, in the order in which they are tried.
std::span<const Container> containers();

/// The first container that recognises the input; nullptr when none does.
const Container* recognise_container(std::string_view head, std::string_view name);

}  // namespace gazette
