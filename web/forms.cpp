// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/forms.hpp"

#include <algorithm>
#include <array>

#include "web/html_form.hpp"
#include "web/json_form.hpp"

namespace gazette {
namespace {

constexpr std::array table = {
    Form{"html", "text/html", html_search, html_article, "text/html", html_notice},
    Form{"json", "application/json", json_search, json_article, "application/json", json_notice},
};

}  // namespace

std::span<const Form> form_table() { return table; }

const Form* find_form(std::string_view name) {
  if (name.empty()) return table.data();
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const Form& form) { return form.name == name; });
  return row == table.end() ? nullptr : &*row;
}

std::string form_names() {
  std::string names;
  for (const Form& form : table) names.append(names.empty() ? "" : ", ").append(form.name);
  return names;
}

}  // namespace gazette
