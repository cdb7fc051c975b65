// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the address of an article: its id is no longer, and is its own id.
#include <string>

#include "indexer/sources/address_id.hpp"
#include "tests/fuzz/fuzz_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string address(gazette::input_text(data, size));
  const std::string id = gazette::address_id(address);
  gazette::demand(id.size() <= address.size(), "an id is longer than its address");
  gazette::demand(gazette::address_id(id) == id, "the id of an id is another");
  gazette::demand(id.substr(0, 8) == address.substr(0, id.substr(0, 8).size()),
                  "an id begins otherwise than its address");
  return 0;
}
