// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/address_id.hpp"

#include <algorithm>
#include <array>

#include "core/text/host_name.hpp"

namespace gazette {
namespace {

/// In small letters. A row that ends in * stands for every name that begins so.
constexpr auto tracking_names = std::to_array<std::string_view>({
    // Campaigns of web analytics
    "utm_*",
    "mtm_*",
    "pk_campaign",
    "pk_kwd",
    "pk_keyword",
    "pk_source",
    "pk_medium",
    "pk_content",
    "pk_cid",
    "piwik_*",
    "matomo_*",
    "at_medium",
    "at_campaign",
    "at_campaign_type",
    "at_custom*",
    "at_link_*",
    "at_format",
    "at_ptr_*",
    "at_bbc_team",
    "ns_source",
    "ns_mchannel",
    "ns_campaign",
    "ns_linkname",
    "ns_fee",
    "wt_mc",
    "wt.mc_id",
    "wt_zmc",
    "xtor",
    "cmpid",
    "cmp",
    "ocid",
    "s_cid",
    "itm_*",
    "icid",
    "ito",
    "smid",
    "smtyp",
    "sr_share",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "soc_src",
    "soc_trk",
    "ncid",
    // Clicks on advertisements
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "gad_source",
    "gad_campaignid",
    "msclkid",
    "yclid",
    "ysclid",
    "fbclid",
    "twclid",
    "ttclid",
    "li_fat_id",
    "igshid",
    "igsh",
    "wickedid",
    "srsltid",
    "epik",
    "scclid",
    "rdt_cid",
    // Mailings
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "__hssc",
    "__hstc",
    "__hsfp",
    "hsctatracking",
    "vero_id",
    "vero_conv",
    "oly_anon_id",
    "oly_enc_id",
    "ck_subscriber_id",
    "bsft_eid",
    // Visitors and shares
    "_ga",
    "_gl",
    "__twitter_impression",
    "fb_action_ids",
    "fb_action_types",
    "fb_source",
    "fb_ref",
    "action_object_map",
    "action_type_map",
    "action_ref_map",
    "_openstat",
    "cmpredirect",
});

/// Parameters that may name a part of the site, too, and the values with which they do not.
constexpr auto referring_names = std::to_array<std::string_view>({"ref", "source", "from", "via"});
constexpr auto referring_values = std::to_array<std::string_view>(
    {"rss", "feed", "atom", "twitter", "facebook", "linkedin", "reddit", "telegram", "whatsapp",
     "newsletter", "share", "social"});

char to_small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether `text` is the row `wanted`, or begins so.
bool fits(std::string_view text, std::string_view wanted) {
  const bool is_beginning = wanted.ends_with('*');
  if (is_beginning) wanted.remove_suffix(1);
  if (is_beginning ? text.size() < wanted.size() : text.size() != wanted.size()) return false;
  return std::equal(wanted.begin(), wanted.end(), text.begin(),
                    [](char want, char c) { return to_small(c) == want; });
}

template <std::size_t N>
bool fits_any(std::string_view text, const std::array<std::string_view, N>& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](std::string_view row) { return fits(text, row); });
}

bool is_tracking(std::string_view parameter) {
  const std::size_t equals = std::min(parameter.find('='), parameter.size());
  const std::string_view name = parameter.substr(0, equals);
  if (fits_any(name, tracking_names)) return true;
  return equals < parameter.size() && fits_any(name, referring_names) &&
         fits_any(parameter.substr(equals + 1), referring_values);
}

/// The query of an address without its tracking parameters, with the question mark before it if
/// anything is left.
std::string without_tracking(std::string_view query) {
  std::string kept;
  bool has_dropped = false;
  for (std::size_t begin = 0; begin <= query.size();) {
    const std::size_t end = std::min(query.find('&', begin), query.size());
    const std::string_view parameter = query.substr(begin, end - begin);
    if (is_tracking(parameter)) {
      has_dropped = true;
    } else {
      kept += kept.empty() ? '?' : '&';
      kept += parameter;
    }
    begin = end + 1;
  }
  return has_dropped ? kept : '?' + std::string(query);
}

}  // namespace

std::string address_id(std::string_view address) {
  if (!is_web_address(address)) return std::string(address);
  const std::size_t fragment = std::min(address.find('#'), address.size());
  const std::string_view route = address.substr(fragment);
  const bool is_route = route.starts_with("#!") || route.starts_with("#/");
  const std::string_view page = address.substr(0, fragment);
  const std::size_t query = std::min(page.find('?'), page.size());
  std::string id(page.substr(0, query));
  if (query < page.size()) id += without_tracking(page.substr(query + 1));
  if (is_route) id += route;
  return id;
}

}  // namespace gazette
