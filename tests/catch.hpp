// SPDX-License-Identifier: GPL-3.0-or-later
// Catch2 of Debian 12 (2.13, one header) and of Debian 13 (3, a library). Tests include this file
// and use only what both have: TEST_CASE, SECTION, CHECK, REQUIRE, CHECK_THROWS_AS, CAPTURE, INFO,
// WARN, FAIL and Catch::StringMaker. A name must not begin with a dash: ctest hands it to the test
// program as an argument.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
