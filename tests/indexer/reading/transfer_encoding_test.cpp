// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/transfer_encoding.hpp"

#include "tests/catch.hpp"

namespace gazette::transfer_encoding_test {
namespace {

TEST_CASE("base64 is decoded whatever other characters are between its digits") {
  CHECK(decode_base64("TGF0\n ZQ==") == "Late");
  CHECK(decode_base64("TGF0ZQ==TGF0ZQ==") == "LateLate");
  CHECK(decode_base64("_-8") == decode_base64("/+8="));
  CHECK(decode_base64("").empty());
  CHECK(decode_base64("!").empty());
}

TEST_CASE("quoted-printable gives bytes and joins lines") {
  CHECK(decode_quoted_printable("caf=C3=A9 =3D caf=c3=a9") == "café = café");
  CHECK(decode_quoted_printable("the fer=\r\nry, the fer= \nry") == "the ferry, the ferry");
  CHECK(decode_quoted_printable("1 = 2, =G1, =4") == "1 = 2, =G1, =4");
  CHECK(decode_quoted_printable("cut =") == "cut ");
}

}  // namespace
}  // namespace gazette::transfer_encoding_test
