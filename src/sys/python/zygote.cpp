#include "sys/python/zygote.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "sys/block_environment.hpp"
#include "sys/clock.hpp"
#include "sys/environment.hpp"
#include "worker/embedded.hpp"

namespace deepdive::sys::python {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto greeting_patience = 60s;
constexpr auto report_patience = 10s;
constexpr auto longest_wait = 100ms;
constexpr std::size_t most_descriptors = 4;
constexpr std::size_t report_bytes = 5;
constexpr int control_number = 3;

// Its own builtins: a block may replace the others as it likes.
constexpr const char* boot =
    "import builtins, sys\n"
    "exec(compile(sys.argv.pop(), '<deepdive>', 'exec'),\n"
    "     {'__name__': 'deepdive_worker', '__builtins__': dict(vars(builtins))})\n";

/// What a document's process is confined to further, once it is known where the document lies.
std::optional<Confinement> confinement_in(const sandbox::Cell& cell) {
  if (cell.level() == sandbox::Level::none) return std::nullopt;
  Confinement made;
  made.domain = cell.domain({});
  made.own_rights = sandbox::rights_for(made.domain, sandbox::Access::write);
  made.alone = cell.level() == sandbox::Level::full;
  return made;
}

std::string program_text() {
  std::string text;
  for (const char* name : {"python_channel.py", "python_confinement.py", "python_shape.py", "python_streams.py",
                           "python_document.py", "python_zygote.py"}) {
    text.append(worker::embedded(name)).append(1, '\n');
  }
  return text + fmt::format("start({})\n", control_number);
}

/// One byte, and descriptors with it.
bool send_command(const Fd& socket, char command, const std::vector<int>& descriptors = {}) {
  iovec part{&command, 1};
  std::array<char, CMSG_SPACE(sizeof(int) * most_descriptors)> space{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (!descriptors.empty()) {
    const std::size_t size = sizeof(int) * std::min(descriptors.size(), most_descriptors);
    message.msg_control = space.data();
    message.msg_controllen = CMSG_SPACE(size);
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(size);
    std::memcpy(CMSG_DATA(header), descriptors.data(), size);
  }
  ssize_t sent = 0;
  do sent = ::sendmsg(socket.get(), &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == 1;
}

/// Whether there is something to read within `patience`, unless the user interrupts.
bool wait_readable(const Fd& socket, std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  pollfd entry{socket.get(), POLLIN, 0};
  for (auto left = patience; left > 0ms && !interrupted(); left = time_until(deadline)) {
    const auto slice = std::min<std::chrono::milliseconds>(left, longest_wait);
    if (::poll(&entry, 1, static_cast<int>(slice.count())) > 0) return true;
  }
  return false;
}

}  // namespace

Zygote::Zygote(TempDir home, Fd control, Child child)
    : home_(std::move(home)), control_(std::move(control)), child_(std::move(child)) {}

Zygote::~Zygote() { end(); }

Result<std::unique_ptr<Zygote>> Zygote::start(const ZygoteSpec& spec) {
  auto home = TempDir::create_in(spec.cell->scratch());
  if (!home) return tl::make_unexpected(home.error());
  auto control = make_socket_pair();
  const Fd nothing = open_null();
  const Fd nowhere = open_sink();
  if (!control || !nowhere.is_open()) return failure("too many open files to run code blocks");
  ChildSpec how{
      spec.program, {"-s", "-c", boot, program_text()}, block_environment(home->path(), *spec.cell), home->path()};
  how.descriptors = {
      {nothing.get(), 0}, {nowhere.get(), 1}, {nowhere.get(), 2}, {control->theirs.get(), control_number}};
  how.adopts_orphans = true;
  how.cell = spec.cell;
  how.writable = {spec.cell->scratch()};
  auto child = Child::start(how);
  if (!child) return tl::make_unexpected(child.error());
  std::unique_ptr<Zygote> made(new Zygote(std::move(*home), std::move(control->ours), std::move(*child)));
  made->knows_numbers_ = spec.cell->level() != sandbox::Level::full;
  control->theirs.reset();  // its closing tells that the interpreter has ended
  if (!made->greet(spec)) {
    if (interrupted()) return failure("interrupted");
    return failure(fmt::format("'{}' is no Python interpreter that can run code blocks", spec.program));
  }
  return made;
}

bool Zygote::greet(const ZygoteSpec& spec) {
  if (!send_all(control_, warming_frame({spec.modules, spec.distributions, confinement_in(*spec.cell)}))) return false;
  std::string payload;
  FrameState state = FrameState::partial;
  while (state == FrameState::partial) {
    if (!wait_readable(control_, greeting_patience)) return false;
    if (receive_some(control_, max_frame, received_) != ReadState::data) return false;
    state = take_frame(received_, payload);
  }
  auto interpreter = state == FrameState::complete ? read_greeting(payload) : std::nullopt;
  if (interpreter) interpreter_ = std::move(*interpreter);
  return interpreter.has_value();
}

bool Zygote::fork(const std::vector<int>& descriptors) {
  status_.reset();
  document_ = 0;
  forked_ = is_alive() && send_command(control_, 'F', descriptors);
  while (forked_ && document_ == 0 && !status_) {
    if (!wait_for_report(report_patience)) give_up();
  }
  return forked_;
}

void Zygote::ask_for_trace() {
  if (forked_ && !status_) static_cast<void>(send_command(control_, 'T'));
}

bool Zygote::has_ended() {
  if (!take_report()) give_up();
  return status_.has_value() || !forked_;
}

std::string Zygote::end() {
  if (!forked_) return {};
  if (!status_ && !send_command(control_, 'K')) give_up();
  while (forked_ && !status_) {
    if (!wait_for_report(report_patience)) give_up();
  }
  forked_ = false;
  return status_ ? ending_in_words(*status_) : std::string{};
}

/// False when nothing comes in time or the interpreter is lost.
bool Zygote::wait_for_report(std::chrono::milliseconds patience) {
  pollfd entry{control_.get(), POLLIN, 0};
  if (!is_alive() || ::poll(&entry, 1, static_cast<int>(patience.count())) <= 0) return false;
  return take_report();
}

/// Reads what has come: the number of the document's process, or how it ended.
bool Zygote::take_report() {
  if (!is_alive()) return false;
  const ReadState state = receive_some(control_, report_bytes, received_);
  if (state == ReadState::end || state == ReadState::failed) return false;
  for (; received_.size() >= report_bytes; received_.erase(0, report_bytes)) {
    int number = 0;
    for (std::size_t i = 1; i < report_bytes; ++i) number = number << 8 | static_cast<unsigned char>(received_[i]);
    if (received_[0] == 'P') document_ = number;
    else status_ = number;
  }
  return true;
}

/// An interpreter that is gone or does not answer can kill nobody: that is done from here, unless all of them are in
/// a namespace, which ends with it.
void Zygote::give_up() {
  child_.end(0ms);
  control_.reset();
  if (forked_ && document_ > 0 && knows_numbers_) {
    ::kill(-document_, SIGKILL);
    ::kill(document_, SIGKILL);
  }
  forked_ = false;
  document_ = 0;
}

}  // namespace deepdive::sys::python
