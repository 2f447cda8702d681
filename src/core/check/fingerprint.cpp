#include "core/check/fingerprint.hpp"

#include <fmt/format.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace deepdive {

namespace {

/// Runs of blanks and line ends as one blank, none at the ends.
std::string folded(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  std::string made;
  for (const char c : trim(text)) {
    const bool blank = blanks.find(c) != std::string_view::npos;
    if (!blank) made += c;
    else if (made.back() != ' ') made += ' ';
  }
  return made;
}

std::string sha256(std::string_view bytes) {
  sha256_ctx context{};
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  std::string text;
  for (const std::uint8_t byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

/// What the finding is about, blanks folded: its subject, or the text that it points at.
std::string fingerprinted_text(const Diagnostic& diagnostic, std::string_view text) {
  return folded(diagnostic.subject.empty() ? slice(text, diagnostic.location.span) : diagnostic.subject);
}

}  // namespace

std::string fingerprint(const Diagnostic& diagnostic, std::string_view text) {
  // Neither a rule's id nor a path holds a zero byte.
  constexpr char end = '\0';
  return sha256(diagnostic.rule + end + diagnostic.location.path + end + fingerprinted_text(diagnostic, text));
}

}  // namespace deepdive
