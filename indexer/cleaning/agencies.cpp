// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/agencies.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/text.hpp"

namespace gazette {
namespace {

struct Agency {
  std::string_view written;  ///< as fold_case() leaves it
  std::string_view name;
};

constexpr auto agencies = std::to_array<Agency>({
    {"aa", "Anadolu"},
    {"aap", "AAP"},
    {"accesswire", "ACCESSWIRE"},
    {"adnkronos", "Adnkronos"},
    {"afp", "AFP"},
    {"agence france presse", "AFP"},
    {"agence france-presse", "AFP"},
    {"agencia efe", "EFE"},
    {"agenzia ansa", "ANSA"},
    {"agerpres", "Agerpres"},
    {"agência brasil", "Agência Brasil"},
    {"agência lusa", "Lusa"},
    {"anadolu", "Anadolu"},
    {"anadolu agency", "Anadolu"},
    {"ani", "ANI"},
    {"anp", "ANP"},
    {"ansa", "ANSA"},
    {"antara", "Antara"},
    {"ap", "Associated Press"},
    {"apa", "APA"},
    {"app", "APP"},
    {"associated press", "Associated Press"},
    {"ats", "Keystone-SDA"},
    {"awp", "AWP"},
    {"belga", "Belga"},
    {"bernama", "Bernama"},
    {"bloomberg", "Bloomberg"},
    {"bloomberg news", "Bloomberg"},
    {"bns", "BNS"},
    {"bss", "BSS"},
    {"bta", "BTA"},
    {"business wire", "Business Wire"},
    {"canadian press", "The Canadian Press"},
    {"cna", "CNA"},
    {"cnn", "CNN"},
    {"cp", "The Canadian Press"},
    {"ctk", "ČTK"},
    {"deutsche presse-agentur", "dpa"},
    {"dow jones", "Dow Jones"},
    {"dpa", "dpa"},
    {"dpa-afx", "dpa-AFX"},
    {"efe", "EFE"},
    {"epd", "epd"},
    {"europa press", "Europa Press"},
    {"globe newswire", "GlobeNewswire"},
    {"globenewswire", "GlobeNewswire"},
    {"gna", "GNA"},
    {"hina", "Hina"},
    {"ians", "IANS"},
    {"inter press service", "IPS"},
    {"interfax", "Interfax"},
    {"interfax-ukraine", "Interfax-Ukraine"},
    {"ips", "IPS"},
    {"irna", "IRNA"},
    {"itar-tass", "TASS"},
    {"jiji", "Jiji Press"},
    {"jiji press", "Jiji Press"},
    {"kcna", "KCNA"},
    {"keystone-ats", "Keystone-SDA"},
    {"keystone-sda", "Keystone-SDA"},
    {"kna", "KNA"},
    {"kuna", "KUNA"},
    {"kyodo", "Kyodo News"},
    {"kyodo news", "Kyodo News"},
    {"lusa", "Lusa"},
    {"mena", "MENA"},
    {"mti", "MTI"},
    {"nan", "NAN"},
    {"notimex", "Notimex"},
    {"ntb", "NTB"},
    {"pa media", "PA"},
    {"pap", "PAP"},
    {"petra", "Petra"},
    {"pna", "PNA"},
    {"pr newswire", "PR Newswire"},
    {"prensa latina", "Prensa Latina"},
    {"press association", "PA"},
    {"press trust of india", "PTI"},
    {"prnewswire", "PR Newswire"},
    {"pti", "PTI"},
    {"reuter", "Reuters"},
    {"reuters", "Reuters"},
    {"reuters health", "Reuters"},
    {"reuters breakingviews", "Reuters"},
    {"ria", "RIA Novosti"},
    {"ria novosti", "RIA Novosti"},
    {"ritzau", "Ritzau"},
    {"rtrs", "Reuters"},
    {"sana", "SANA"},
    {"sapa", "SAPA"},
    {"sda", "Keystone-SDA"},
    {"sid", "SID"},
    {"spa", "SPA"},
    {"sta", "STA"},
    {"stt", "STT"},
    {"tanjug", "Tanjug"},
    {"tass", "TASS"},
    {"the associated press", "Associated Press"},
    {"the canadian press", "The Canadian Press"},
    {"thomson reuters", "Reuters"},
    {"thomson reuters foundation", "Thomson Reuters Foundation"},
    {"tt", "TT"},
    {"télam", "Télam"},
    {"ukrinform", "Ukrinform"},
    {"unb", "UNB"},
    {"united press international", "UPI"},
    {"upi", "UPI"},
    {"vna", "VNA"},
    {"wam", "WAM"},
    {"xinhua", "Xinhua"},
    {"xinhua news agency", "Xinhua"},
    {"yonhap", "Yonhap"},
    {"čtk", "ČTK"},
    {"интерфакс", "Интерфакс"},
    {"риа новости", "РИА Новости"},
    {"тасс", "ТАСС"},
    {"укринформ", "Укринформ"},
});

}  // namespace

std::string_view agency_named(std::string_view credit) {
  constexpr std::size_t longest_bytes = 40;
  if (credit.empty() || credit.size() > longest_bytes) return {};
  // "Reuters/AFP", "dpa/lno": the first counts.
  credit = credit.substr(0, credit.find_first_of("/,"));
  while (credit.ends_with(' ')) credit.remove_suffix(1);
  const std::string folded = fold_case(credit);
  const auto found = std::find_if(agencies.begin(), agencies.end(),
                                  [&](const Agency& row) { return row.written == folded; });
  return found == agencies.end() ? std::string_view() : found->name;
}

}  // namespace gazette
