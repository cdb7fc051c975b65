// SPDX-License-Identifier: GPL-3.0-or-later
// The targets of the rows, with the functions that a program takes an input with.
#pragma once

#include "tests/linearity/row.hpp"

namespace gazette {

extern const Target text_target;
extern const Target csv_target;
extern const Target html_target;
extern const Target iptc7901_target;
extern const Target json_target;
extern const Target json_lines_target;
extern const Target reuters_target;
extern const Target markdown_target;
extern const Target mail_target;
extern const Target mbox_target;
extern const Target container_target;
extern const Target trec_target;
extern const Target factiva_target;
extern const Target lexisnexis_target;
extern const Target proquest_target;
extern const Target ris_target;
extern const Target feed_target;
extern const Target json_feed_target;
extern const Target newsml_target;
extern const Target nitf_target;
extern const Target topics_target;
extern const Target index_configuration_target;
extern const Target search_configuration_target;
extern const Target catalog_target;
extern const Target query_target;
extern const Target plain_query_target;
extern const Target batch_line_target;
extern const Target parameters_target;
extern const Target languages_target;
extern const Target entity_tags_target;
extern const Target host_target;
extern const Target path_target;

/// Does once what is done once per process, so that it is not counted for a row.
void prepare_targets();

}  // namespace gazette
