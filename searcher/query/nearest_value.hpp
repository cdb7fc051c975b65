// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": what to write instead of a value that no article has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/query/warning.hpp"
#include "searcher/index/index_view.hpp"

namespace gazette {

/// What may be meant instead, the likeliest first; empty when nothing is near, and for codes. Reads
/// all values of the field: 60,000 names take some 20 ms. Throws Xapian's errors.
std::vector<std::string> values_meant(const UnknownValue& unknown, const IndexView& index);

/// `did you mean "northern wire"?`; of a code, which values there are; empty when nothing is meant
/// and there is no other advice. `meant` is the result of `values_meant`.
std::string hint_of(const UnknownValue& unknown, const std::vector<std::string>& meant,
                    const IndexView& index);

/// `query` with `meant` in place of the value that `unknown` typed at `byte_offset`, in quotation
/// marks where it needs them; nothing where the query does not have it there.
std::optional<std::string> with_meant_value(const std::string& query, std::size_t byte_offset,
                                            const UnknownValue& unknown, const std::string& meant);

/// `query` with what is meant by the part at `byte_offset`; nothing where that part is not
/// there.
std::optional<std::string> with_meant_text(const std::string& query, std::size_t byte_offset,
                                           const MeantText& text);

}  // namespace gazette
