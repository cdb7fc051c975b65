// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/forms.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "web/formats/atom_form.hpp"
#include "web/formats/html_form.hpp"
#include "web/formats/json_form.hpp"
#include "web/formats/rss_form.hpp"
#include "web/formats/suggest_form.hpp"
#include "web/site/health.hpp"

namespace gazette {
namespace {

constexpr std::array table = {
    Form{"html", "text/html", 10, html_search, html_article, "text/html", html_notice},
    Form{"json", "application/json", 10, json_search, json_article, "application/json",
         json_notice},
    Form{"atom", "application/atom+xml", 50, atom_search, nullptr, "text/html", html_notice},
    Form{"suggest", "application/x-suggestions+json", 10, suggest_search, nullptr,
         "application/json", json_notice},
    Form{"rss", "application/rss+xml", 50, rss_search, nullptr, "text/html", html_notice},
    Form{"health", "application/json", 10, nullptr, nullptr, "application/json", json_notice,
         health},
};

}  // namespace

Filled filled(std::string text, const Page& page) {
  return {std::move(text), page.ran_out_of_time ? Keeping::never : Keeping::a_minute};
}

std::span<const Form> form_table() { return table; }

const Form* find_form(std::string_view name) {
  if (name.empty()) return table.data();
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const Form& form) { return form.name == name; });
  return row == table.end() ? nullptr : &*row;
}

const Form& form_named(std::string_view name) {
  const Form* const form = find_form(name);
  return form == nullptr ? table.front() : *form;
}

std::string form_names() {
  std::string names;
  for (const Form& form : table) names.append(names.empty() ? "" : ", ").append(form.name);
  return names;
}

}  // namespace gazette
