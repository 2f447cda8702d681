#include "core/base/digest.hpp"

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("SHA-256 of the standard's own examples", "[base]") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("a digest of values tells where one ends and the next begins", "[base]") {
  const auto of = [](const std::string& one, const std::string& two) { return Digest().add(one).add(two).finish(); };
  CHECK(of("ab", "c") == of("ab", "c"));
  CHECK(of("ab", "c") != of("a", "bc"));
  CHECK(of("", "a") != of("a", ""));
  CHECK(Digest().add(1).finish() != Digest().add(256).finish());
}
