// SPDX-License-Identifier: GPL-3.0-or-later
// Approx, which compares floating-point numbers within rounding: Catch2 3 has it in a namespace.
#pragma once

#include "tests/catch.hpp"

#if __has_include(<catch2/catch_all.hpp>)
using Catch::Approx;
#endif
