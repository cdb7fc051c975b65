// SPDX-License-Identifier: GPL-3.0-or-later
// Learns to tell the examples of one class from all others: a linear support vector machine
// (L2-regularised, squared hinge loss) by LIBLINEAR
// (https://www.csie.ntu.edu.tw/~cjlin/liblinear/).
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

/// Sparse vectors, one an example, in the form that the solver reads; each has a last value of 1,
/// so that the weights begin with a bias. Threads may share it.
class ExampleMatrix {
 public:
  explicit ExampleMatrix(std::size_t columns);
  ~ExampleMatrix();
  ExampleMatrix(ExampleMatrix&&) noexcept;
  ExampleMatrix& operator=(ExampleMatrix&&) noexcept;

  /// `row` is sorted by column.
  void add(std::span<const Coordinate> row);

  std::size_t rows() const;
  std::size_t columns() const;

  /// The weights that tell `rows` that are of the class from those that are not, the bias first,
  /// then one a column. `is_member` has a value for every row of the matrix. `cost` is what an
  /// error costs (C). The same input gives the same output, in any thread.
  std::vector<double> separate(std::span<const std::uint32_t> rows,
                               const std::vector<char>& is_member, double cost) const;

  /// Where `row` lies by `weights`: above 0 on the side of the class.
  double score(std::size_t row, std::span<const double> weights) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
