// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/read_pdf.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/mail/read_mail.hpp"
#include "indexer/reading/child_process.hpp"
#include "tests/catch.hpp"
#include "tests/environment_variable.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_pdf_test {
namespace {

using End = ProcessResult::End;

bool is_installed() { return run_process({"pdftotext", "-v"}, "", {}).end != End::not_found; }

/// A page of one line for each text.
std::string pdf(const std::vector<std::string>& lines) {
  std::string drawn = "BT /F1 12 Tf 72 720 Td ";
  for (const std::string& line : lines) drawn += "(" + line + ") Tj 0 -16 Td ";
  drawn += "ET";
  const std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources 7 0 R>>",
      fmt::format("<</Length {}>>stream\n{}\nendstream", drawn.size(), drawn),
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Title(Ferry & boat sail)/Author(Mara Quill)/CreationDate(D:20260203081500+01'00')>>",
      "<</Font<</F1 5 0 R>>>>"};
  std::string bytes = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", bytes.size());
    bytes += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t table_at = bytes.size();
  return bytes + table +
         fmt::format("trailer<</Size {}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1, table_at);
}

TEST_CASE("a PDF is read by pdftotext, with the metadata of the file") {
  if (!is_installed()) {
    WARN("pdftotext is not installed");
    return;
  }
  const Stories stories = stories_of(
      read_pdf, pdf({"Ferry & boat sail", "", "The ferry left on Monday, the port says."}));
  for (const Skipped& skipped : stories.skipped) FAIL(skipped.why);
  REQUIRE(stories.sole == 1);
  const Article& article = stories.articles[0];
  CHECK(article.title == "Ferry & boat sail");
  CHECK(article.authors == std::vector<std::string>{"Mara Quill"});
  CHECK(article.published == parse_date("2026-02-03T08:15:00+01:00"));
  CHECK(article.body.find("The ferry left on Monday, the port says.\n") != std::string::npos);
  CHECK(stories_of(read_pdf, "%PDF-1.4\nbroken").skipped.at(0).why ==
        "pdftotext cannot read it: it is damaged or encrypted");
  CHECK(stories_of(read_pdf, pdf({})).skipped.at(0).why ==
        "there is no text in the PDF; it may be scanned");
}

std::string mail_of(const std::string& part, const std::string& text) {
  return "From: Mara Quill <mara@wire.example>\nSubject: Ferry\nMessage-ID: <1@wire.example>\n"
         "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n" +
         text + "\n--b\nContent-Type: " + part + "\nContent-Disposition: attachment\n\n" +
         pdf({"The ferry left on Monday, the port says."}) + "\n--b--\n";
}

TEST_CASE("a message with only a PDF has the text of the PDF") {
  if (!is_installed()) {
    WARN("pdftotext is not installed");
    return;
  }
  struct Case {
    std::string part, text, body;
  };
  const std::vector<Case> cases = {
      {"application/pdf", "", "The ferry left on Monday, the port says.\n"},
      {"application/octet-stream; name=\"Ferry.PDF\"", " ",
       "The ferry left on Monday, the port says.\n"},
      {"application/pdf", "Read this.", "Read this.\n"},
      {"application/octet-stream", "", ""},
  };
  for (const auto& [part, text, body] : cases) {
    CAPTURE(part, text);
    const Stories stories = stories_of(read_mail, mail_of(part, text));
    REQUIRE(stories.sole == 1);
    CHECK(stories.articles[0].id == "1@wire.example");
    CHECK(stories.articles[0].title == "Ferry");
    CHECK(stories.articles[0].body == body);
    CHECK(stories.omitted.empty());
  }
}

TEST_CASE("if pdftotext is not installed, a PDF is skipped with what to install") {
  const EnvironmentVariable path("PATH", "/nowhere");
  const std::string why = "PDF is read by pdftotext, which is not installed: install poppler-utils";
  CHECK(stories_of(read_pdf, pdf({"The ferry left."})).skipped.at(0).why == why);
  const Stories mail = stories_of(read_mail, mail_of("application/pdf", ""));
  CHECK(mail.sole == 1);
  CHECK(mail.omitted.at(0).what == "its PDF: " + why);
}

TEST_CASE("a process has its input as a file, and limits") {
  const ProcessLimits limits;
  const ProcessResult copied = run_process({"cat", "/dev/fd/0"}, "The ferry left.", limits);
  CHECK(copied.end == End::finished);
  CHECK(copied.output == "The ferry left.");
  CHECK(run_process({"false"}, "", limits).end == End::failed);
  CHECK(run_process({"no-such-program"}, "", limits).end == End::not_found);
  ProcessLimits small;
  small.output_bytes = 10;
  CHECK(run_process({"cat"}, "The ferry left.", small).end == End::too_long);
  ProcessLimits none;
  none.time = std::chrono::seconds(0);
  CHECK(run_process({"sleep", "100"}, "", none).end == End::timed_out);
  ProcessLimits second;
  second.time = std::chrono::seconds(1);
  CHECK(run_process({"sh", "-c", "exec 1>&-; exec sleep 100"}, "", second).end == End::timed_out);
  CHECK(run_process({"sh", "-c", "exec 1>&-; sleep 0.1; exit 3"}, "", limits).end == End::failed);
  const ProcessResult environment = run_process({"env"}, "", limits);
  CHECK(environment.output.find("HOME=") == std::string::npos);
}

}  // namespace
}  // namespace gazette::read_pdf_test
