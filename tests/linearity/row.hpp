// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs that grow: of each kind of thing that the programs read, one that is hard to read, at any
// size. What it costs must grow with its size and no faster.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// What takes an input: a program, and the functions that it takes it with.
struct Target {
  std::string_view name;
  std::string_view file;      ///< name of the file with the input
  std::string_view variable;  ///< of the environment, for an input that is not a file
  /// A program and its arguments. {index}, {search} and {cgi} are the programs; {input} is the
  /// file, {db} a new index, {news} a small one, {article} a small article.
  std::vector<std::string> command;
  void (*take)(const std::string& input);
};

/// An input of a program. Each costs less than a second or two at four times `n`.
struct Row {
  std::string_view name;
  const Target* target;
  std::string (*make)(std::size_t n);  ///< the input of size `n`
  std::size_t n;                       ///< for the program, whose time is measured
  std::size_t counted_n;               ///< for the functions, whose instructions are counted
};

/// A row for each. Names are different.
std::span<const Row> rows();

/// Growth above this fails: cost in proportion to the size to the power of one, and some room for
/// sorting, caches and the noise of measuring.
inline constexpr double greatest_exponent = 1.3;

/// The exponent k of a cost a + b * size^k, from the costs at sizes n, 2n and 4n, whatever the
/// fixed part a is. 0 for a cost that does not grow.
double growth_exponent(double at_n, double at_2n, double at_4n);

}  // namespace gazette
