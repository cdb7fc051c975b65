// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/articles.hpp"

#include <array>
#include <string>
#include <string_view>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "tests/sample_index.hpp"

namespace gazette {
namespace {

struct Row {
  std::string_view id, language, date, source, topics, title, body, summary;
};

constexpr std::array rows = {
    Row{"en-01", "en", "2026-01-05", "Harbour Times", "economy/trade", "Oil price rises",
        "The price of oil rises. The oil price is the price of the port.", ""},
    Row{"en-02", "en", "2026-01-05", "Times", "economy/trade/shipping", "Old bridge closed",
        "The old bridge is closed to the ferry.\nA bridge to the port is old.", ""},
    Row{"en-03", "en", "2026-01-06", "Harbour Times", "economy", "Ferry and bridge",
        "Ferries run to the bridge, and bridges to ferries.", "A ferry strike"},
    Row{"en-04", "en", "2026-02-10", "Northern Wire", "labour", "Strike at the port",
        "The strike closed the port. Strikes, strikes and strikes!", ""},
    Row{"en-05", "en", "2026-02-10", "Northern Wire", "labour, economy/trade", "Well-known port",
        "The well-known port is well known.", "The port and the price"},
    Row{"en-06", "en", "2026-02-28", "Times", "sport/football", "To be or not to be",
        "The mayor of the port: to be, or not to be.", ""},
    Row{"en-07", "en", "2024-02-29", "Times", "sport", "The mayor's die",
        "The old mayor is known to die. Die cast!", ""},
    Row{"en-08", "en", "1969-07-20", "", "science", "Moon", "The ferry to the moon.", ""},
    Row{"en-09", "en", "1970-01-01", "Harbour Times", "science/moon", "Moon, old moon",
        "Moon moon moon port.", ""},
    Row{"en-10", "en", "", "Times", "", "U.S. oil", "Oil of the U.S. and the U.N., 3.5 ferries.",
        ""},
    Row{"en-11", "en", "2025-12-31T23:30:00-05:00", "Northern Wire", "weather", "",
        "Rain and no oil. Rain, old rain.", ""},
    Row{"en-12", "en", "2026-01-01", "Northern Wire", "weather/rain", "Rain over Zürich",
        "Rain in Zurich and rain in Zürich.", ""},
    Row{"en-13", "en", "2026-12-31", "Northern Wire", "economy-of-scale", "Oil", "", "Bridge"},
    Row{"en-14", "en", "2027-01-01", "Harbour Times", "", "The", "And of the.", ""},
    Row{"es-01", "es", "2026-01-05", "El Puerto", "economy/trade", "El precio de la educación",
        "La educación y el precio. Las educaciones de la mayor.", ""},
    Row{"es-02", "es", "2026-03-01", "El Puerto", "education", "Educacion",
        "La educacion de los niños en el puerto.", ""},
    Row{"es-03", "es", "2026-03-02", "El Puerto", "education/schools", "Niños y niñas",
        "Los niños y las niñas de la lluvia.", "La huelga"},
    Row{"es-04", "es", "", "El Puerto", "labour", "Huelga en el puerto",
        "La huelga de la huelga no die.", ""},
    Row{"de-01", "de", "2026-01-31", "Hafenblatt", "economy/trade", "Die alte Brücke",
        "Die Brücke in Zürich ist alt. Die Brücken sind alt.", ""},
    Row{"de-02", "de", "2026-02-01", "Hafenblatt", "weather", "Regen in Zürich",
        "Der Regen und die Straße, die Strasse und der Regen.", ""},
    Row{"de-03", "de", "2026-02-02", "Hafenblatt", "labour/pay", "Streik",
        "Der Streik war am Port. Die Fähre und das Öl.", ""},
    Row{"de-04", "de", "2025-12-31", "Hafenblatt", "", "Öl und Fähren",
        "Fähren fahren in die Brücke, und die Fähre ist alt.", ""},
    Row{"fr-01", "fr", "2026-01-05", "Le Port", "economy/trade", "Le prix de l’éducation",
        "L’éducation a un prix, et la sécurité aussi.", ""},
    Row{"fr-02", "fr", "2026-06-15", "Le Port", "society", "Sécurité au port",
        "La securite du port, la sécurité de l'éducation.", ""},
    Row{"fr-03", "fr", "2026-06-16", "Le Port", "science", "La lune", "La lune est vieille.", ""},
    Row{"ja-01", "ja", "2026-01-05", "", "weather", "東京の雨", "東京に雨が降る。", ""},
    Row{"ja-02", "ja", "2026-04-01", "", "disaster", "東京で地震", "地震と雨。大雨警報。", ""},
    Row{"th-01", "th", "2026-04-02", "", "disaster", "ฝนตก", "ฝนตกที่ท่าเรือ", ""},
    Row{"xx-01", "und", "2026-05-05", "Times", "economy", "oil",
        "oils rise ferries bridges educacion", ""},
    Row{"xx-02", "und", "", "Harbour Times", "sport/football/clubs", "C++ and AT&T",
        "mail@example.org o'clock don’t 東京 oil", ""},
};

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(", "), list.size());
    parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 2, list.size()));
  }
  return parts;
}

}  // namespace

std::vector<Article> oracle_articles() {
  std::vector<Article> articles;
  for (const Row& row : rows) {
    Article article = make_article(std::string(row.id), std::string(row.title),
                                   std::string(row.body), std::string(row.language));
    article.summary = row.summary;
    article.source = row.source;
    article.topics = stated_topics(split(row.topics));
    article.published = parse_date(row.date);
    articles.push_back(article);
  }
  return articles;
}

}  // namespace gazette
