#include "core/snippets/javascript_shape.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

template <std::size_t size>
using WordList = std::array<std::string_view, size>;

template <std::size_t size>
bool is_among(std::string_view word, const WordList<size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr WordList<14> operator_words{"return", "typeof", "case",  "in",    "of",   "delete",  "void",
                                      "throw",  "new",    "await", "yield", "else", "extends", "instanceof"};
constexpr WordList<27> no_expressions{"const",  "let",     "var",   "function", "class",  "async",    "if",
                                      "for",    "while",   "do",    "switch",   "try",    "throw",    "return",
                                      "import", "export",  "break", "continue", "with",   "debugger", "else",
                                      "catch",  "finally", "case",  "default",  "static", "enum"};
constexpr WordList<8> heads{"if", "for", "while", "with", "else", "do", "try", "switch"};
constexpr WordList<6> bodies{"function", "class", "async", "export", "if", "switch"};
constexpr WordList<6> goes_on_with{"else", "catch", "finally", "instanceof", "in", "of"};

constexpr std::size_t deepest_template = 30;

enum class TokenKind { word, literal, sign };

struct Token {
  TokenKind kind = TokenKind::sign;
  std::string_view text = {};
  std::size_t begin = 0;
  std::size_t line = 0;       ///< of the code, from 0
  std::size_t last_line = 0;  ///< likewise
  std::size_t depth = 0;      ///< open brackets around it; around a closing one as well
};

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         c == '#' || static_cast<unsigned char>(c) >= 0x80U;
}

/// Cuts code into tokens and line comments.
class Scanner {
public:
  explicit Scanner(std::string_view code) : code_(code) {}

  /// False where something does not close.
  [[nodiscard]] bool scan();
  std::vector<Token> tokens = {};
  std::vector<CodeComment> comments = {};  ///< with lines from 0

private:
  [[nodiscard]] std::optional<std::size_t> end_of_token(std::size_t at) const;
  [[nodiscard]] std::optional<std::size_t> end_of_string(std::size_t at) const;
  [[nodiscard]] std::optional<std::size_t> end_of_template(std::size_t at, std::size_t depth) const;
  [[nodiscard]] std::optional<std::size_t> end_of_substitution(std::size_t at, std::size_t depth) const;
  [[nodiscard]] std::optional<std::size_t> end_of_pattern(std::size_t at) const;
  [[nodiscard]] bool pattern_may_begin() const;
  [[nodiscard]] std::optional<std::size_t> skip(std::size_t at);
  [[nodiscard]] std::optional<std::size_t> skip_comment(std::size_t at);
  void add(std::size_t begin, std::size_t end);

  std::string_view code_;
  std::size_t line_ = 0;
  std::size_t depth_ = 0;
};

std::optional<std::size_t> Scanner::end_of_string(std::size_t at) const {
  const char quote = code_[at];
  for (++at; at < code_.size() && code_[at] != '\n'; ++at) {
    if (code_[at] == quote) return at + 1;
    if (code_[at] == '\\') ++at;
  }
  return std::nullopt;
}

std::optional<std::size_t> Scanner::end_of_template(std::size_t at, std::size_t depth) const {
  if (depth > deepest_template) return std::nullopt;
  for (++at; at < code_.size(); ++at) {
    if (code_[at] == '`') return at + 1;
    if (code_[at] == '\\') {
      ++at;
    } else if (code_.substr(at).starts_with("${")) {
      const auto end = end_of_substitution(at + 1, depth);
      if (!end) return std::nullopt;
      at = *end - 1;
    }
  }
  return std::nullopt;
}

/// From its '{' on.
std::optional<std::size_t> Scanner::end_of_substitution(std::size_t at, std::size_t depth) const {
  std::size_t open = 0;
  while (at < code_.size()) {
    const char c = code_[at];
    if (c == '{') ++open;
    if (c == '}' && --open == 0) return at + 1;
    std::optional<std::size_t> end = at + 1;
    if (c == '"' || c == '\'') end = end_of_string(at);
    else if (c == '`') end = end_of_template(at, depth + 1);
    if (!end) return std::nullopt;
    at = *end;
  }
  return std::nullopt;
}

std::optional<std::size_t> Scanner::end_of_pattern(std::size_t at) const {
  bool in_class = false;
  for (++at; at < code_.size() && code_[at] != '\n'; ++at) {
    const char c = code_[at];
    if (c == '\\') ++at;
    else if (c == '[') in_class = true;
    else if (c == ']') in_class = false;
    else if (c == '/' && !in_class) {
      while (++at < code_.size() && is_word_char(code_[at])) {
      }
      return at;
    }
  }
  return std::nullopt;
}

/// Whether '/' begins a regular expression here: a value cannot stand before it.
bool Scanner::pattern_may_begin() const {
  if (tokens.empty()) return true;
  const Token& last = tokens.back();
  if (last.kind == TokenKind::word) return is_among(last.text, operator_words);
  return last.kind == TokenKind::sign && last.text != ")" && last.text != "]";
}

std::optional<std::size_t> Scanner::end_of_token(std::size_t at) const {
  const char c = code_[at];
  if (c == '"' || c == '\'') return end_of_string(at);
  if (c == '`') return end_of_template(at, 0);
  if (c == '/' && pattern_may_begin()) return end_of_pattern(at);
  if (!is_word_char(c)) return at + 1;
  while (at < code_.size() && is_word_char(code_[at])) ++at;
  return at;
}

void Scanner::add(std::size_t begin, std::size_t end) {
  const std::string_view text = code_.substr(begin, end - begin);
  const char c = text.front();
  Token token;
  token.text = text;
  token.begin = begin;
  if (is_word_char(c)) token.kind = c >= '0' && c <= '9' ? TokenKind::literal : TokenKind::word;
  else if (text.size() > 1) token.kind = TokenKind::literal;
  const bool closes = text == ")" || text == "]" || text == "}";
  if (closes && depth_ > 0) --depth_;
  token.depth = depth_;
  if (text == "(" || text == "[" || text == "{") ++depth_;
  token.line = line_;
  line_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  token.last_line = line_;
  tokens.push_back(token);
}

/// Past a comment, or nothing where it does not close.
std::optional<std::size_t> Scanner::skip_comment(std::size_t at) {
  const std::string_view rest = code_.substr(at);
  if (rest.starts_with("/*")) {
    const std::size_t size = rest.find("*/", 2);
    if (size == std::string_view::npos) return std::nullopt;
    line_ += static_cast<std::size_t>(std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    return at + size + 2;
  }
  const std::string_view text = rest.substr(0, rest.find('\n'));
  if (text.starts_with("//")) {
    const std::size_t begin_of_line = code_.substr(0, at).rfind('\n') + 1;  // npos + 1 is the beginning
    const bool trailing = !tokens.empty() && tokens.back().last_line == line_;
    comments.push_back({line_, at - begin_of_line, trailing, depth_ == 0, std::string(text)});
  }
  return at + text.size();
}

/// Past whatever is here, or nothing where it does not close.
std::optional<std::size_t> Scanner::skip(std::size_t at) {
  const std::string_view rest = code_.substr(at);
  if (rest.starts_with("//") || rest.starts_with("#!") || rest.starts_with("/*")) return skip_comment(at);
  if (trim(rest.substr(0, 1)).empty()) {
    line_ += rest.front() == '\n' ? 1U : 0U;
    return at + 1;
  }
  const auto end = end_of_token(at);
  if (!end || *end > code_.size()) return std::nullopt;
  add(at, *end);
  return end;
}

bool Scanner::scan() {
  std::optional<std::size_t> at = 0;
  while (at && *at < code_.size()) at = skip(*at);
  return at && depth_ == 0;
}

/// Puts tokens together to statements.
class Grouping {
public:
  explicit Grouping(const std::vector<Token>& tokens) : tokens_(tokens) {}

  void add_to(JavascriptReading& reading, std::size_t first_line) const;

private:
  [[nodiscard]] bool is_complete(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool goes_on(std::size_t first, const Token& next) const;
  [[nodiscard]] bool is_expression(std::size_t first, std::size_t last) const;

  const std::vector<Token>& tokens_;
};

/// Whether a line that begins with this token belongs to the statement above it.
bool Grouping::goes_on(std::size_t first, const Token& next) const {
  if (next.kind == TokenKind::sign || next.text.front() == '`') return true;
  const bool loop = next.text == "while" && tokens_[first].text == "do";
  return loop || is_among(next.text, goes_on_with);
}

/// Whether a statement ends with this token, the last one of its line. In doubt it goes on.
bool Grouping::is_complete(std::size_t first, std::size_t last) const {
  const Token& end = tokens_[last];
  if (end.depth != 0) return false;
  const bool is_last = last + 1 == tokens_.size();
  if (is_last) return true;
  const Token& next = tokens_[last + 1];
  if (next.line == end.last_line) return false;
  const bool closed = end.text == ";" || end.text == "}";
  if (next.text == "else" || next.text == "catch" || next.text == "finally") return false;
  if (end.text == ";") return true;
  if (goes_on(first, next)) return false;
  const std::string_view word = tokens_[first].text;
  if (is_among(word, heads) || is_among(word, bodies)) return closed;
  if (end.kind == TokenKind::word) return !is_among(end.text, operator_words);
  return end.kind == TokenKind::literal || closed || end.text == ")" || end.text == "]";
}

bool Grouping::is_expression(std::size_t first, std::size_t last) const {
  const Token& begin = tokens_[first];
  if (is_among(begin.text, no_expressions) || begin.text == "{" || begin.text == ";" || begin.text == "@") return false;
  if (begin.kind == TokenKind::literal && begin.text.front() != '`' && first == last) return true;
  if (first < last && tokens_[first + 1].text == ":") return false;
  for (std::size_t i = first; i < last; ++i) {
    if (tokens_[i].depth == 0 && tokens_[i].text == ";") return false;
    const bool ends_line =
        tokens_[i].depth == 0 && tokens_[i].text == "}" && tokens_[i + 1].line > tokens_[i].last_line;
    if (ends_line) return false;
  }
  return true;
}

void Grouping::add_to(JavascriptReading& reading, std::size_t first_line) const {
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is_complete(first, i)) continue;
    const bool semicolon = tokens_[i].text == ";" && i > first;
    const Token& last = tokens_[semicolon ? i - 1 : i];
    const bool prints = tokens_[first].text == "console" && i > first && tokens_[first + 1].text == ".";
    reading.shape.statements.push_back(
        {first_line + tokens_[first].line, first_line + tokens_[i].last_line, is_expression(first, i), prints});
    reading.places.push_back(
        {tokens_[first].begin, last.begin + last.text.size(), tokens_[i].begin + tokens_[i].text.size()});
    first = i + 1;
  }
}

/// Code with text put in between, from the beginning to the end.
class Marking {
public:
  explicit Marking(std::string_view code) : code_(code) {}

  void put(std::size_t at, std::string_view mark) {
    marked_.append(code_.substr(taken_, at - taken_)).append(mark);
    taken_ = at;
  }
  [[nodiscard]] std::string finish() {
    put(code_.size(), {});
    return std::move(marked_);
  }

private:
  std::string_view code_;
  std::string marked_ = {};
  std::size_t taken_ = 0;
};

}  // namespace

JavascriptReading read_javascript(std::string_view code, std::size_t first_line) {
  JavascriptReading reading;
  Scanner scanner(code);
  if (!scanner.scan()) return reading;
  Grouping(scanner.tokens).add_to(reading, first_line);
  reading.shape.comments = std::move(scanner.comments);
  for (CodeComment& comment : reading.shape.comments) comment.line += first_line;
  reading.shape.known = true;
  return reading;
}

std::string with_marks(std::string_view code, const JavascriptReading& reading, const std::vector<Step>& steps) {
  Marking marking(code);
  for (const Step& step : steps) {
    if (step.count == 0) continue;
    const StatementPlace& place = reading.places[step.first + step.count - 1];
    const bool expression = step.count == 1 && reading.shape.statements[step.first].expression;
    if (expression && step.raises) {
      marking.put(place.begin, "try { ");
      marking.put(place.after, " } catch (deepdiveError) { deepdiveStep.raised(deepdiveError); }");
    } else if (expression && step.wants_value) {
      marking.put(place.begin, "deepdiveStep.value((");
      marking.put(place.end, "))");
    }
    if (&step != &steps.back()) marking.put(place.after, ";deepdiveStep.ends();");
  }
  return marking.finish();
}

}  // namespace deepdive::snippets
