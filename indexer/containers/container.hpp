// SPDX-License-Identifier: GPL-3.0-or-later
// The table of containers, inputs that hold other inputs: archives of files, and web archives of
// records. To add one, add its row in container.cpp.
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
  std::string
      path;  ///< within the container, any bytes; empty when the container is one compressed input
  std::unique_ptr<ByteSource> bytes;
  InputContext context = {};
};

/// An entry of a container that is not news: a picture, a response with status 404.
struct PassedOver {
  std::string path;
  std::string why;
};

/// A Skipped names the container and the damaged place in it.
using Inner = std::variant<InnerInput, PassedOver, Skipped>;
using InnerSink = std::function<void(Inner)>;

struct Container {
  /// The files of an archive may be containers again; records never are.
  enum class Holds { files, records };

  std::string_view name;
  std::string_view help;
  Holds holds;
  /// Whether an input with that name, whose first `head_bytes` are `head`, is such a container.
  bool (*recognises)(std::string_view head, std::string_view name);
  /// Sends the entries in order until the end or until `budget` is spent. Throws what `sink` throws
  /// and never because of the content.
  void (*open)(ReaderInput input, Budget& budget, const InnerSink& sink);
};

/// Every container, in the order in which they are tried.
std::span<const Container> containers();

/// The first container that recognises the input; nullptr when none does.
const Container* recognise_container(std::string_view head, std::string_view name);

}  // namespace gazette
