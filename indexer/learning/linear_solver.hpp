// SPDX-License-Identifier: GPL-3.0-or-later
// A linear support vector machine (L2-regularised, squared hinge loss) that separates the examples
// of one class from all others, by LIBLINEAR (https://www.csie.ntu.edu.tw/~cjlin/liblinear/).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace gazette {

/// A value of a sparse vector.
struct Coordinate {
  std::uint32_t column;
  float value;
};

/// Sparse vectors, one per example, in the form of the solver. Each gets a constant 1 for the bias.
/// Threads may share it once all rows are added.
class ExampleMatrix {
 public:
  explicit ExampleMatrix(std::size_t columns);
  ~ExampleMatrix();
  ExampleMatrix(ExampleMatrix&&) noexcept;
  ExampleMatrix& operator=(ExampleMatrix&&) noexcept;

  /// REQUIRES: `row` is sorted by column, and each column is below columns().
  void add(std::span<const Coordinate> row);

  std::size_t rows() const;
  std::size_t columns() const;

  /// The weights that separate the members of the class among `rows` from the others: the bias,
  /// then one per column. `is_member` has a value for every row of the matrix; `cost` is the
  /// penalty of an error (C). The same input gives the same output, in any thread.
  std::vector<double> train_weights(std::span<const std::uint32_t> rows,
                                    const std::vector<char>& is_member, double cost) const;

  /// The score of `row` by `weights`: above 0 on the side of the class.
  double score(std::size_t row, std::span<const double> weights) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
