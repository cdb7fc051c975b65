// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learning/linear_solver.hpp"

#include <linear.h>

#include <deque>

namespace gazette {
namespace {

/// Columns of the solver count from 1; the first is the bias.
constexpr int bias_column = 1;
constexpr int first_column = 2;
constexpr feature_node row_end = {-1, 0};

struct FreeModel {
  void operator()(model* trained) const { free_and_destroy_model(&trained); }
};

}  // namespace

struct ExampleMatrix::State {
  std::size_t columns;
  std::deque<std::vector<feature_node>> rows;
};

ExampleMatrix::ExampleMatrix(std::size_t columns)
    : state_(std::make_unique<State>(State{columns, {}})) {
  set_print_string_function([](const char*) {});
}
ExampleMatrix::~ExampleMatrix() = default;
ExampleMatrix::ExampleMatrix(ExampleMatrix&&) noexcept = default;
ExampleMatrix& ExampleMatrix::operator=(ExampleMatrix&&) noexcept = default;

void ExampleMatrix::add(std::span<const Coordinate> row) {
  std::vector<feature_node>& nodes = state_->rows.emplace_back();
  nodes.reserve(row.size() + 2);
  nodes.push_back({bias_column, 1});
  for (const Coordinate& each : row) {
    nodes.push_back({static_cast<int>(each.column) + first_column, each.value});
  }
  nodes.push_back(row_end);
}

std::size_t ExampleMatrix::rows() const { return state_->rows.size(); }
std::size_t ExampleMatrix::columns() const { return state_->columns; }

std::vector<double> ExampleMatrix::train_weights(std::span<const std::uint32_t> rows,
                                                 const std::vector<char>& is_member,
                                                 double cost) const {
  std::vector<double> labels;
  std::vector<feature_node*> nodes;
  labels.reserve(rows.size());
  nodes.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    labels.push_back(is_member[row] != 0 ? 1 : -1);
    nodes.push_back(state_->rows[row].data());
  }
  const problem examples{static_cast<int>(rows.size()), static_cast<int>(columns()) + bias_column,
                         labels.data(), nodes.data(), -1};
  // The primal solver: the dual ones use random numbers from a state that threads share.
  parameter how{};
  how.solver_type = L2R_L2LOSS_SVC;
  how.eps = 0.01;
  how.C = cost;
  const std::unique_ptr<model, FreeModel> trained(train(&examples, &how));
  // For the solver, the class of the first example is the positive one.
  const double sign = trained->label[0] == 1 ? 1 : -1;
  std::vector<double> weights(columns() + 1);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = sign * trained->w[i];
  return weights;
}

double ExampleMatrix::score(std::size_t row, std::span<const double> weights) const {
  double sum = 0;
  for (const feature_node* node = state_->rows[row].data(); node->index > 0; ++node) {
    sum += node->value * weights[static_cast<std::size_t>(node->index - bias_column)];
  }
  return sum;
}

}  // namespace gazette
