// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file that may be a container: what comes out of it has a name and can be read, and
// what does not has a reason.
#include <istream>
#include <limits>
#include <memory>
#include <string>

#include "indexer/containers/unpacking.hpp"
#include "indexer/sources/file_id.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

void check(std::string bytes) {
  Input file(std::make_unique<StringBytes>(std::move(bytes)), "wire", "/news/wire");
  unpack(file, {.on_leaf =
                    [](const Leaf& leaf) {
                      demand(leaf.input.name().starts_with("wire"), "a name is not of its file");
                      demand_text(inner_file_id("/news/wire", leaf.steps), "an id");
                      demand_text(leaf.context.address, "an address");
                      leaf.input.stream().ignore(std::numeric_limits<std::streamsize>::max());
                    },
                .on_skipped =
                    [](const Skipped& skipped) {
                      demand(!skipped.why.empty(), "a part was skipped without a reason");
                    },
                .on_pass =
                    [](const std::string& path, const std::string& why) {
                      demand(path.starts_with("wire"), "a name is not of its file");
                      demand(!why.empty(), "a part was passed over without a reason");
                    }});
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gazette::check(std::string(gazette::input_text(data, size)));
  return 0;
}
