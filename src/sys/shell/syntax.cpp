#include "sys/shell/syntax.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"
#include "sys/block_environment.hpp"
#include "sys/child.hpp"
#include "sys/code_folder.hpp"
#include "sys/environment.hpp"
#include "sys/fd.hpp"
#include "sys/sandbox/cell.hpp"

namespace deepdive::sys::shell {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t most_words = std::size_t{64} * 1024;
constexpr auto longest_wait = 100ms;

/// What comes until the other side is closed; nothing when that takes too long.
std::optional<std::string> read_all(const Fd& from, std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  std::string text;
  pollfd entry{from.get(), POLLIN, 0};
  while (Clock::now() < deadline && !interrupted()) {
    if (::poll(&entry, 1, static_cast<int>(longest_wait.count())) <= 0) continue;
    const ReadState state = read_some(from, most_words, text);
    if (state == ReadState::end || state == ReadState::failed) return text;
    if (text.size() > most_words) text.resize(most_words);
  }
  return std::nullopt;
}

/// Whether the last line asks for another one: an odd number of backslashes ends it.
bool is_continued(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const std::size_t before = text.find_last_not_of('\\');
  const std::size_t marks = text.size() - (before == std::string_view::npos ? 0 : before + 1);
  return marks % 2 == 1;
}

/// "FILE: line 3: syntax error near unexpected token `fi'"; a document in the text that is not closed is only warned
/// of.
std::optional<SyntaxFault> fault_of(std::string_view said, const std::string& file) {
  const std::string beginning = file + ": line ";
  const auto lines = split_lines(said);
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](std::string_view line) { return line.starts_with(beginning); });
  if (found == lines.end()) return std::nullopt;
  const std::string_view rest = found->substr(beginning.size());
  SyntaxFault fault;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), fault.line);
  std::string_view words = rest.substr(static_cast<std::size_t>(end - rest.data()));
  for (const std::string_view prefix : {": ", "warning: ", "syntax error: "}) {
    if (words.starts_with(prefix)) words.remove_prefix(prefix.size());
  }
  fault.message = std::string(words);
  fault.unfinished = words.find("unexpected end of file") != std::string_view::npos ||
                     words.find("unexpected EOF") != std::string_view::npos ||
                     words.find("delimited by end-of-file") != std::string_view::npos;
  return fault;
}

}  // namespace

Result<std::optional<SyntaxFault>> SyntaxCheck::fault_in(const std::string& text,
                                                         std::chrono::milliseconds patience) const {
  const SyntaxFault too_late{0, "the shell cannot read it in time", false};
  if (patience <= 0ms) return too_late;
  const std::string file = folder_ + "/bash";
  const auto folder = CodeFolder::open(folder_);
  if (!folder) return tl::make_unexpected(folder.error());
  if (auto written = folder->write("bash", text); !written) return tl::make_unexpected(written.error());
  auto errors = make_pipe();
  if (!errors) return tl::make_unexpected(errors.error());
  const Fd nothing = open_null();
  const Fd nowhere = open_sink();
  ChildSpec reader{program_,
                   {"--noprofile", "--norc", "-O", "extglob", "-n", file},
                   block_environment(folder_, *cell_),
                   folder_,
                   {{nothing.get(), 0}, {nowhere.get(), 1}, {errors->write_end.get(), 2}}};
  reader.cell = cell_;
  auto child = Child::start(reader);
  if (!child) return tl::make_unexpected(child.error());
  errors->write_end.reset();
  set_nonblocking(errors->read_end);
  const auto said = read_all(errors->read_end, patience);
  const std::string ending = child->end(said ? longest_wait : 0ms);
  if (interrupted()) return failure("interrupted");
  if (!said) return too_late;
  if (auto fault = fault_of(*said, file)) return fault;
  if (ending != "exit status 0") return SyntaxFault{0, "the shell cannot read it: " + ending, false};
  if (is_continued(text)) {
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    return SyntaxFault{lines, "unexpected end of file", true};
  }
  return std::optional<SyntaxFault>();
}

}  // namespace deepdive::sys::shell
