#include "core/snippets/attributes.hpp"

#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "core/snippets/contradictions.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

struct Read {
  Texts list = {};      ///< "key" or "key=[value]"
  Texts problems = {};  ///< "<bytes>: message | help"
  friend bool operator==(const Read&, const Read&) = default;
};

snippets::Attributes attributes_of(const SourceFile& source) {
  const markdown::Document document = markdown::parse(source, 0);
  REQUIRE(document.code_blocks.size() == 1);
  return snippets::parse_attributes(source, document.code_blocks[0]);
}

Read read(const std::string& info) {
  const SourceFile source("t.md", "Text before.\n\n~~~ " + info + "\nx\n~~~\n");
  const snippets::Attributes attributes = attributes_of(source);
  Read made;
  for (const snippets::Attribute& one : attributes.list) {
    made.list.push_back(one.has_value ? fmt::format("{}=[{}]", one.key, one.value) : one.key);
    const std::string_view written = slice(source.text(), one.span);
    CHECK(written.substr(0, one.key.size()) == one.key);
  }
  for (const snippets::AttributeProblem& problem : attributes.problems) {
    made.problems.push_back(fmt::format("<{}>: {}{}", slice(source.text(), problem.span), problem.message,
                                        problem.help.empty() ? "" : " | " + problem.help));
  }
  return made;
}

Texts problems(const std::string& info) { return read(info).problems; }

}  // namespace

TEST_CASE("attributes follow the language, with braces or without", "[snippets]") {
  const Read expected{{"no_run", "timeout=[5]"}, {}};
  CHECK(read("python no_run timeout=5") == expected);
  CHECK(read("python {no_run timeout=5}") == expected);
  CHECK(read("python{no_run timeout=5}") == expected);
  CHECK(read("{.python no_run timeout=5}") == expected);
  CHECK(read("{python, no_run, timeout=5}") == expected);
  CHECK(read("python {no_run} {timeout=5}") == expected);
  CHECK(read("python") == Read{});
  CHECK(read("") == Read{});
}

TEST_CASE("values are bare or quoted, with escapes", "[snippets]") {
  CHECK(read(R"(python skip="needs a GPU")") == Read{{"skip=[needs a GPU]"}, {}});
  CHECK(read(R"(python skip='say "hi"')") == Read{{"skip=[say \"hi\"]"}, {}});
  CHECK(read(R"(python {stdin="Ada\n42" raises="E: \"x\" \\ y"})") ==
        Read{{"stdin=[Ada\n42]", "raises=[E: \"x\" \\ y]"}, {}});
  CHECK(read(R"(python {raises="KeyError: {a}" file=pkg/mod.py})") ==
        Read{{"raises=[KeyError: {a}]", "file=[pkg/mod.py]"}, {}});
  CHECK(read("python raises=ValueError") == Read{{"raises=[ValueError]"}, {}});
}

TEST_CASE("attributes without a language are read", "[snippets]") {
  CHECK(read("skip=why") == Read{{"skip=[why]"}, {}});
}

TEST_CASE("what renderers understand is let through", "[snippets]") {
  CHECK(
      read(
          R"(python {1,3-5} title="x.py" linenums=1 hl_lines="2 3" filename=a.py .line-numbers #anchor showLineNumbers)")
          .problems.empty());
}

TEST_CASE("an unknown key is suggested its nearest", "[snippets]") {
  CHECK(problems("python tiemout=5") ==
        Texts{"<tiemout=5>: attribute 'tiemout' is not known | did you mean 'timeout'?"});
  CHECK(problems("python norun") == Texts{"<norun>: attribute 'norun' is not known | did you mean 'no_run'?"});
  CHECK(problems("python no-run") == Texts{"<no-run>: attribute 'no-run' is not known | did you mean 'no_run'?"});
  CHECK(problems("python colour=blue") == Texts{"<colour=blue>: attribute 'colour' is not known"});
  CHECK(problems("python Skip=x") == Texts{"<Skip=x>: attribute 'Skip' is not known | did you mean 'skip'?"});
}

TEST_CASE("an attribute stands once", "[snippets]") {
  CHECK(read("python timeout=5 no_run timeout=6") ==
        Read{{"timeout=[5]", "no_run"}, {"<timeout=6>: attribute 'timeout' stands here twice"}});
}

TEST_CASE("a value is there when it must be, and only then", "[snippets]") {
  CHECK(problems("python raises") == Texts{"<raises>: attribute 'raises' has no value"});
  CHECK(problems("python raises= file=\"\"") ==
        Texts{"<raises=>: attribute 'raises' has no value", "<file=\"\">: attribute 'file' has no value"});
  CHECK(problems("python no_run=yes") == Texts{"<no_run=yes>: attribute 'no_run' takes no value"});
}

TEST_CASE("skipping needs a reason", "[snippets]") {
  for (const std::string skip : {"skip", "skip=", "skip=\"\"", "skip=\"  \""}) {
    CHECK(problems("python " + skip) ==
          Texts{"<" + skip + ">: attribute 'skip' gives no reason | write skip=\"why it cannot run\""});
  }
}

TEST_CASE("a time limit is a number of seconds", "[snippets]") {
  for (const std::string seconds : {"1", "0.5", "3600", "1e2"}) {
    INFO(seconds);
    CHECK(problems("python timeout=" + seconds).empty());
  }
  for (const std::string seconds : {"0", "-1", "3601", "ten", "5s", "nan", "inf", "1e999"}) {
    CHECK(problems("python timeout=" + seconds) ==
          Texts{"<timeout=" + seconds + ">: '" + seconds + "' is no number of seconds up to 3600"});
  }
}

TEST_CASE("each value is checked", "[snippets]") {
  for (const std::string sound : {"raises=ValueError",
                                  "raises=\"json.JSONDecodeError: Expecting*\"",
                                  "raises=Größenfehler",
                                  "compile_fail=SyntaxError*",
                                  "compile_fail=\"SyntaxError: bad*\"",
                                  "exit=0",
                                  "exit=255",
                                  "match=exact",
                                  "match=unordered",
                                  "match=contains",
                                  "match=approx:1e-6",
                                  "python=\">=3.11, <4\"",
                                  "python=\"==3.12.*\"",
                                  "requires=numpy",
                                  "requires=\"a-b_c.d, x2\"",
                                  "file=pkg/mod.py",
                                  "file=.env",
                                  "stdin=\"\"",
                                  "stdin=\"a\\nb\"",
                                  "illustrative=\"CPython 3.13\""}) {
    INFO(sound);
    CHECK(problems("python " + sound).empty());
  }
  const auto problem = [](const std::string& attribute) {
    const Texts found = problems("python " + attribute);
    const std::string place = "<" + attribute + ">: ";
    REQUIRE((found.size() == 1 && found[0].rfind(place, 0) == 0));
    return found[0].substr(place.size());
  };
  const std::string raises = " | write raises=\"ValueError: message*\"";
  CHECK(problem("raises=\"invalid literal\"") == "'invalid literal' is no class of exceptions" + raises);
  CHECK(problem("raises=ValueError()") == "'ValueError()' is no class of exceptions" + raises);
  CHECK(problem("raises=\": x\"") == "'' is no class of exceptions" + raises);
  CHECK(problem("raises=.E") == "'.E' is no class of exceptions" + raises);
  CHECK(problem("compile_fail=*") == "'*' is no class of errors | write compile_fail=\"SyntaxError: message*\"");
  for (const std::string status : {"-1", "256", "two", "1.0"}) {
    CHECK(problem("exit=" + status) == "'" + status + "' is no exit status | it is a whole number from 0 to 255");
  }
  CHECK(problem("match=exakt") == "'exakt' is no way to compare output | did you mean 'exact'?");
  CHECK(problem("match=fuzzy") ==
        "'fuzzy' is no way to compare output | take exact, unordered, contains or approx:1e-6");
  for (const std::string approx :
       {"approx", "approx:", "approx:x", "approx:0", "approx:-1", "approx:1", "approx:nan"}) {
    CHECK(problem("match=" + approx) ==
          "'" + approx + "' gives no tolerance between 0 and 1 | write match=\"approx:1e-6\"");
  }
  CHECK(problem("python=3.12") == "'3.12' compares with nothing | write \">=3.12\"");
  CHECK(problem("requires=\"numpy>=1\"") ==
        "'numpy>=1' is no name of a distribution | name it without a version: numpy");
  CHECK(problem("requires=\",\"") == "no distribution is named | write requires=\"numpy\"");
  CHECK(problem("stdin") == "attribute 'stdin' has no value");
}

TEST_CASE("a file lies in the scratch folder, with a name that every system takes", "[snippets]") {
  const auto problem = [](const std::string& path) {
    const Texts found = problems("python file=\"" + path + "\"");
    REQUIRE(found.size() == 1);
    return found[0].substr(found[0].find(">: ") + 3);
  };
  CHECK(problem("/etc/passwd") == "'/etc/passwd' is no relative path | leave the first '/' out");
  const std::string parts = " is no path of a file in the scratch folder | '.', '..' and empty names are no part of it";
  for (const std::string path : {"../x.py", "a/../x.py", "a//x.py", "a/", ".", "./x.py"}) {
    CHECK(problem(path) == "'" + path + "'" + parts);
  }
  CHECK(problem("~/x.py") == "'~/x.py' is no path of a file in the scratch folder | no name begins with '~'");
  CHECK(problem("-x.py") == "'-x.py' is no path of a file in the scratch folder | no name begins with '-'");
  CHECK(problem("a/CON.txt") ==
        "'a/CON.txt' is no path of a file in the scratch folder | 'CON.txt' is a device on some systems");
  CHECK(problem("lpt1") == "'lpt1' is no path of a file in the scratch folder | 'lpt1' is a device on some systems");
  CHECK(problem("a./x") == "'a./x' is no path of a file in the scratch folder | no name ends with a blank or a dot");
  CHECK(problem("a:b") ==
        "'a:b' is no path of a file in the scratch folder | it holds a character that some systems refuse");
  CHECK(problem(std::string(201, 'a')) == "the path is longer than 200 bytes");
}

TEST_CASE("attributes that cannot both be meant are a problem at the second", "[snippets]") {
  const auto contradictions = [](const std::string& info) {
    const SourceFile source("t.md", "~~~ python " + info + "\nx\n~~~\n");
    Texts found;
    for (const auto& problem : snippets::contradictions_in(attributes_of(source))) {
      found.push_back(fmt::format("<{}>: {} | {}", slice(source.text(), problem.span), problem.message, problem.help));
    }
    return found;
  };
  CHECK(contradictions("raises=ValueError compile_fail=SyntaxError") ==
        Texts{"<compile_fail=SyntaxError>: 'compile_fail' contradicts 'raises' | what must not compile is not run and "
              "raises nothing: take one of them out"});
  CHECK(contradictions("compile_fail=SyntaxError raises=ValueError") ==
        Texts{"<raises=ValueError>: 'raises' contradicts 'compile_fail' | what must not compile is not run and raises "
              "nothing: take one of them out"});
  CHECK(contradictions("exit=2 compile_fail=SyntaxError").size() == 1);
  CHECK(contradictions("file=x.py compile_fail=SyntaxError").size() == 1);
  CHECK(contradictions("bench compile_fail=SyntaxError").size() == 1);
  CHECK(contradictions("bench match=exact").size() == 1);
  CHECK(contradictions("output stderr").size() == 1);
  CHECK(contradictions("illustrative=x match=exact").size() == 1);
  CHECK(contradictions("exit=2 raises=ValueError").size() == 1);
  CHECK(contradictions("exit=2 raises=SystemExit").empty());
  CHECK(contradictions("isolated timeout=3 raises=ValueError stdin=x").empty());
}

TEST_CASE("quotes must close", "[snippets]") {
  CHECK(problems("python skip=\"why not") == Texts{"<\"why not>: the quoted value is not closed | end it with \""});
  CHECK(problems("python skip='why not\"") == Texts{"<'why not\">: the quoted value is not closed | end it with '"});
}

TEST_CASE("what is no attribute is said", "[snippets]") {
  CHECK(problems("python =5") == Texts{"<=5>: '=5' is no attribute"});
  CHECK(problems("python 'x' *") == Texts{"<'x'>: ''x'' is no attribute", "<*>: '*' is no attribute"});
}

TEST_CASE("whatever the info string, spans lie in it and no attribute is doubled", "[snippets][property]") {
  const Texts atoms{"python",  " ", "{", "}", "=", "\"",     "'", "\\", "skip",
                    "timeout", "5", ",", ".", "#", "no_run", "é", "-"};
  std::mt19937 random(6);
  std::uniform_int_distribution<std::size_t> atom(0, atoms.size() - 1);
  for (int i = 0; i < 1'500; ++i) {
    std::string info = "x";
    for (int n = 0; n < i % 12; ++n) info += atoms[atom(random)];
    INFO(info);
    const SourceFile source("t.md", "~~~ " + info + "\nx\n~~~\n");
    const snippets::Attributes attributes = attributes_of(source);
    const std::size_t end = 4 + info.size();
    for (const auto& one : attributes.list) {
      CHECK((4 <= one.span.begin && one.span.begin < one.span.end && one.span.end <= end));
      CHECK(attributes.find(one.key) == &one);
    }
    for (const auto& problem : attributes.problems) {
      CHECK((4 <= problem.span.begin && problem.span.begin < problem.span.end && problem.span.end <= end));
    }
  }
}

TEST_CASE("of very many problems the first are told", "[snippets]") {
  std::string info = "python";
  Texts expected;
  for (int i = 0; i < 30; ++i) {
    info += fmt::format(" zzzzzz{}=1", i);
    if (i < 20) expected.push_back(fmt::format("<zzzzzz{0}=1>: attribute 'zzzzzz{0}' is not known", i));
  }
  CHECK(problems(info) == expected);
}
