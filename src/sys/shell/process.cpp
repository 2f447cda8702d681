#include "sys/shell/process.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <string_view>
#include <utility>

#include "core/base/text.hpp"
#include "sys/block_environment.hpp"
#include "sys/clock.hpp"
#include "sys/code_folder.hpp"
#include "sys/environment.hpp"
#include "sys/frames.hpp"
#include "sys/patient_send.hpp"
#include "sys/process_tree.hpp"
#include "sys/sandbox/cell.hpp"
#include "worker/embedded.hpp"

namespace deepdive::sys::shell {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using snippets::Ending;

// Numbers of the channels in the shell, and in what it starts: no script takes them.
constexpr int control_number = 200;
constexpr int trace_number = 201;
constexpr int script_number = 202;
constexpr int ended_number = 203;
constexpr int input_number = 204;

// How long an interruption by the user can go unseen.
constexpr auto longest_wait = 100ms;
constexpr std::size_t longest_message = 256;
constexpr std::size_t last_words = std::size_t{256} * 1024;

// Before each command its line, when it is another one than before; `$_` is what it was.
constexpr std::string_view note_lines =
    R"(trap '[[ ${deepdive_line-} == "$LINENO" ]] || { (( deepdive_line = LINENO )); builtin printf "%s\n%.0s" "$LINENO" "$_" >&201; }' DEBUG)"
    "\n";

/// The number in a text that is nothing else.
std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string shell_word(std::string_view path) {
  std::string text = "'";
  for (const char c : path) c == '\'' ? text += "'\\''" : text += c;
  return text + '\'';
}

}  // namespace

ShellProcess::ShellProcess(const ShellSpec& spec, Child child, Channels channels)
    : spec_(spec), child_(std::move(child)), channels_(std::move(channels)) {}

ShellProcess::~ShellProcess() {
  if (channels_.script.is_open()) end();  // of one that was moved from nothing is left
}

Result<ShellProcess> ShellProcess::start(const ShellSpec& spec) {
  auto control = make_pipe();
  auto trace = make_pipe();
  auto script = make_socket_pair();
  auto ended = make_pipe();
  const Fd nothing = open_null();
  const Fd nowhere = open_sink();
  if (!control || !trace || !script || !ended || !nowhere.is_open()) {
    return failure("too many open files to run code blocks");
  }
  ChildSpec keeper{spec.program,
                   {"--noprofile", "--norc", "-c", std::string(worker::embedded("shell_keeper.sh"))},
                   block_environment(spec.folder, *spec.cell),
                   spec.folder};
  keeper.descriptors = {{nothing.get(), 0},
                        {nowhere.get(), 1},
                        {nowhere.get(), 2},
                        {control->write_end.get(), control_number},
                        {trace->write_end.get(), trace_number},
                        {script->theirs.get(), script_number},
                        {ended->write_end.get(), ended_number}};
  keeper.adopts_orphans = true;
  keeper.cell = spec.cell;
  keeper.writable = {spec.files};
  auto child = Child::start(keeper);
  if (!child) return tl::make_unexpected(child.error());
  Channels channels{std::move(script->ours), std::move(control->read_end), std::move(trace->read_end),
                    std::move(ended->read_end)};
  for (const Fd* fd : {&channels.control, &channels.trace, &channels.ended}) set_nonblocking(*fd);
  ShellProcess made(spec, std::move(*child), std::move(channels));
  if (spec.notes_lines) {
    if (!send_all(made.channels_.script, note_lines)) return failure("the shell has ended");
    ++made.next_line_;
  }
  return made;
}

Answer ShellProcess::run(const Commands& commands, const Limits& limits) {
  const std::string token = fresh_token();
  drain(channels_.control, longest_message, control_text_);
  Event event = control_text_.empty() ? Event::answered : Event::unsound;
  const auto deadline = Clock::now() + limits.patience;
  if (event == Event::answered) event = open_streams() ? send(commands, token, limits.patience) : Event::ended;
  if (event == Event::answered) event = wait_for_answer(token, deadline, limits.output_bytes);
  if (event == Event::answered && !read_output(limits.output_bytes)) event = Event::flooded;
  return event == Event::answered ? answer(commands) : give_up(event, commands, limits);
}

/// New ones for each run of commands.
bool ShellProcess::open_streams() {
  output_ = {};
  errors_ = {};
  const auto folder = CodeFolder::open(spec_.files);
  if (!folder) return false;
  for (Stream* stream : {&output_, &errors_}) {
    if (stream == &errors_ && !spec_.separate_errors) break;
    auto pipe = folder->make_pipe(stream == &output_ ? "output" : "errors");
    if (!pipe) return false;
    stream->ours = std::move(pipe->read_end);
    stream->held = std::move(pipe->write_end);
  }
  return true;
}

/// The shell reads all of this before it runs any of it: the token is not there to be read by the commands. Where the
/// document has lines to spare, both count them alike.
ShellProcess::Event ShellProcess::send(const Commands& commands, const std::string& token,
                                       std::chrono::milliseconds patience) {
  std::string text(commands.line > next_line_ ? commands.line - next_line_ : 0, '\n');
  next_line_ = std::max(next_line_, commands.line);
  ahead_ = next_line_ - commands.line;
  if (!commands.input.empty()) text += fmt::format("exec {}<{}; ", input_number, shell_word(commands.input));
  if (status_ != 0) text += fmt::format("(exit {}); ", status_);
  text += "{ " + commands.text + (commands.text.ends_with("\n") ? "" : "\n");
  text += fmt::format("}} <{} >{} 2>{}; ", commands.has_input ? fmt::format("&{}", input_number) : "/dev/null",
                      shell_word(spec_.files + "/output"),
                      spec_.separate_errors ? shell_word(spec_.files + "/errors") : "&1");
  text += fmt::format("builtin printf '%s %d\\n%.0s' {} \"$?\" \"$_\" >&{}\n", token, control_number);
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(text.find_first_not_of('\n'));
  next_line_ += static_cast<std::size_t>(std::count(begin, text.end(), '\n'));
  const Sent sent = send_within(channels_.script, text, patience);
  if (sent == Sent::late) return interrupted() ? Event::interrupted : Event::timed_out;
  return sent == Sent::all ? Event::answered : Event::ended;
}

ShellProcess::Event ShellProcess::wait_for_answer(const std::string& token, Clock::time_point deadline,
                                                  std::size_t output_bytes) {
  for (;;) {
    if (!read_output(output_bytes)) return Event::flooded;
    if (control_text_.ends_with('\n')) return read_control(token);
    if (control_text_.size() >= longest_message) return Event::unsound;
    if (!ended_text_.empty()) return Event::ended;
    const Event event = wait_until(deadline);
    if (event != Event::answered) return event;
  }
}

/// Waits once, for a while; Event::answered only means that nothing is wrong.
ShellProcess::Event ShellProcess::wait_until(Clock::time_point deadline) {
  if (interrupted()) return Event::interrupted;
  const auto left = time_until(deadline);
  return left <= 0ms ? Event::timed_out : wait_once(std::min<std::chrono::milliseconds>(left, longest_wait));
}

/// Reads what comes on the channels; Event::answered only means that nothing is wrong.
ShellProcess::Event ShellProcess::wait_once(std::chrono::milliseconds patience) {
  std::array<pollfd, 5> entries{{{channels_.control.get(), POLLIN, 0},
                                 {channels_.ended.get(), POLLIN, 0},
                                 {channels_.trace.get(), POLLIN, 0},
                                 {output_.ours.get(), POLLIN, 0},
                                 {errors_.ours.get(), POLLIN, 0}}};
  if (::poll(entries.data(), entries.size(), static_cast<int>(patience.count())) <= 0) return Event::answered;
  drain(channels_.trace, std::size_t{1} << 20U, trace_text_);
  if (trace_text_.size() > longest_message) trace_text_.erase(0, trace_text_.size() - longest_message);
  drain(channels_.control, longest_message, control_text_);
  if (entries[1].revents == 0) return Event::answered;
  drain(channels_.ended, longest_message, ended_text_);
  return control_text_.empty() ? Event::ended : Event::answered;
}

/// "TOKEN 0\n" and nothing else.
ShellProcess::Event ShellProcess::read_control(const std::string& token) {
  const std::string text = std::exchange(control_text_, {});
  const bool ours = text.starts_with(token + ' ');
  const auto status = ours ? number_in(trim(std::string_view(text).substr(token.size()))) : std::nullopt;
  if (!status) return Event::unsound;
  status_ = *status;
  return Event::answered;
}

/// False when there is more than there may be.
bool ShellProcess::read_output(std::size_t output_bytes) {
  drain(output_.ours, output_bytes + 1, output_.text);
  drain(errors_.ours, output_bytes + 1, errors_.text);
  return output_.text.size() + errors_.text.size() <= output_bytes;
}

Answer ShellProcess::answer(const Commands& commands) {
  Answer made;
  made.step.ending = Ending::completed;
  made.status = status_;
  made.step.line = line_at_work(commands);
  made.step.output = shown(std::exchange(output_.text, {}));
  made.step.errors = shown(std::exchange(errors_.text, {}));
  return made;
}

Answer ShellProcess::give_up(Event event, const Commands& commands, const Limits& limits) {
  alive_ = false;
  Answer made;
  made.step.ending = event == Event::timed_out ? Ending::timed_out : Ending::died;
  made.step.line = line_at_work(commands);
  if (event == Event::ended) tell_ending(made);
  if (event == Event::unsound) made.step.message = "wrote to the channel that carries results and was stopped";
  if (event == Event::flooded) {
    made.step.message = fmt::format("wrote more than {} bytes and was stopped", limits.output_bytes);
  }
  end();
  // Their last words: nobody writes any more.
  drain(output_.ours, output_.text.size() + last_words, output_.text);
  drain(errors_.ours, errors_.text.size() + last_words, errors_.text);
  made.step.output = shown(without_middle(output_.text, limits.output_bytes));
  made.step.errors = shown(without_middle(errors_.text, limits.output_bytes));
  return made;
}

/// A shell says of a process that a signal has ended 128 and the signal's number.
void ShellProcess::tell_ending(Answer& made) {
  const auto status = number_in(trim(ended_text_));
  made.step.message = "ended its shell";
  if (!status) return;
  const bool killed = *status > 128 && *status - 128 < NSIG;
  made.left = !killed;
  if (!killed) made.status = *status;
  made.step.message += ": " + ending_in_words(killed ? *status - 128 : *status << 8U);
}

/// Line of the document that the shell has noted last; 0 when it is not one of the commands'.
std::size_t ShellProcess::line_at_work(const Commands& commands) {
  drain(channels_.trace, std::size_t{1} << 20U, trace_text_);
  std::size_t line = 0;
  for (const std::string_view word : split_lines(trace_text_)) {
    const auto number = static_cast<std::size_t>(std::max(0, number_in(word).value_or(0)));
    if (number >= commands.line + ahead_ && number <= commands.last_line + ahead_) line = number - ahead_;
  }
  trace_text_.clear();
  return line == 0 && commands.line == commands.last_line ? commands.line : line;
}

/// Messages of the shell with the lines of the document: "bash: line 12: …".
std::string ShellProcess::shown(std::string_view text) const {
  std::string made;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
    rest.remove_prefix(line.size());
    const std::size_t begin = line.starts_with("bash: line ") ? 11 : line.starts_with("main: line ") ? 11 : 0;
    const std::size_t end = begin == 0 ? std::string_view::npos : line.find(": ", begin);
    const auto number = end == std::string_view::npos ? std::nullopt : number_in(line.substr(begin, end - begin));
    const bool counted = number && *number > static_cast<int>(ahead_);
    made += counted ? fmt::format("bash: line {}{}", *number - static_cast<int>(ahead_), line.substr(end))
                    : std::string(line);
  }
  return made;
}

/// Kills the shell and all that it has started.
void ShellProcess::end() {
  alive_ = false;
  kill_descendants(child_.id());
  child_.end(0ms);
  channels_.script.reset();
}

}  // namespace deepdive::sys::shell
