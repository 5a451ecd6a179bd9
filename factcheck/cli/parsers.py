"""Arguments in, a namespace out that names the module of its command.

    parse(["seeds/", "--format", "json"]).module == "checks"

`factcheck PATH…` is short for `factcheck check PATH…`.
"""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Container
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from factcheck.errors import nearest

PROGRAM = "factcheck"
SLIP = 0.75
"""How much a word must be like a command to be one with a slip."""
FAIL_ON = ("error", "warning", "note", "never")
FORMATS = ("table", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html")
LISTINGS = ("table", "json", "jsonl", "csv")
KINDS = ("pack", "config", "accepted")
SHELLS = ("bash", "zsh", "fish")

ABOUT = """\
Reads documents, turns every figure into a typed, dated claim with its unit, and says which
claims cannot both hold, which need an explanation, and which are merely older than others.

  factcheck PATH…             the same as: factcheck check PATH…
"""
STATUS = """\
exit status: 0 nothing at or above --fail-on; 1 a finding at or above it; 2 something that was named
could not be used, or wrong usage (the rest is checked all the same)
"""
DONE = """\
exit status: 0 done; 2 something that was named could not be used, or wrong usage
"""
TESTED = """\
exit status: 0 every example holds; 1 one does not; 2 a pack could not be used, or wrong usage
"""
COMPARED = """\
exit status: 0 the premise entails the hypothesis, or leaves it open; 1 it contradicts it; 2 a file that could
not be used, or wrong usage
"""


def parse(arguments: list[str]) -> Namespace:
    """The arguments as a namespace; wrong usage ends the program with status 2."""
    parser, commands = build()
    if arguments and not is_named(arguments[0], commands.choices):
        meant = nearest(arguments[0], commands.choices, cutoff=SLIP)
        if meant and not Path(arguments[0]).exists():
            parser.error(f'no command, file or folder "{arguments[0]}"{meant}')
        arguments = ["check", *arguments]
    given = parser.parse_args(arguments)
    if "module" not in given:
        parser.error("name a file or a folder to check (or see factcheck --help)")
    return given


def is_named(first: str, commands: Container[str]) -> bool:
    """Whether the first argument says what to do; else it is `check`, which may go without its name."""
    return first in commands or first in ("-h", "--help", "--version")


def build() -> "tuple[ArgumentParser, _SubParsersAction[ArgumentParser]]":
    """The parser of the program, and its commands by name."""
    parser = ArgumentParser(
        prog=PROGRAM, description=ABOUT, epilog=STATUS, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"factcheck {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, module: str, about: str) -> ArgumentParser:
        added = commands.add_parser(
            name,
            help=about,
            description=about[0].upper() + about[1:] + ".",
            epilog=DONE,
            formatter_class=RawDescriptionHelpFormatter,
        )
        added.set_defaults(module=module)
        return added

    check = command("check", "checks", "check the figures of files and folders against each other")
    check.epilog = STATUS
    _paths(check)
    _against(check)
    _rules(check)
    _reading(check)
    _output(check, FORMATS)
    check.add_argument(
        "--open",
        action="store_true",
        help="write the HTML report, to a file of its own if none is named, and open it",
    )
    check.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        help="the least severity that makes the exit status 1 (default: the configuration's, else error)",
    )
    check.add_argument(
        "--strict", action="store_true", help="also show what the core rules saw and could not decide"
    )
    check.add_argument(
        "--since",
        metavar="REVISION",
        help="report only what the changes since this revision of the git repository bring",
    )
    check.add_argument("--verbose", action="store_true", help="print the arithmetic of each finding, too")
    check.add_argument(
        "--groups",
        action="store_true",
        help="also show figures that look like one thing though no measure links them (done without a pack)",
    )
    _as_of(check)

    claims = command("claims", "listings", "list the figures of files and folders as they are read")
    _paths(claims)
    claims.add_argument("--all", action="store_true", help="also the figures that no measure took")
    _rules(claims)
    _reading(claims)
    _output(claims, LISTINGS)

    test = command("test", "examples", "run the examples that packs give for their measures and rules")
    test.add_argument(
        "packs", nargs="*", metavar="PACK", help="names or files of packs (default: the configuration's)"
    )
    test.epilog = TESTED

    explain = command("explain", "explanations", "say what a finding, a rule or a measure is about")
    explain.add_argument("name", metavar="FINDING|RULE|MEASURE")
    explain.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="where a finding is: the paths that were checked, or the report of --format json "
        "(default: the current folder)",
    )
    _against(explain)
    _rules(explain)
    _reading(explain)
    _as_of(explain)

    accept = command("accept", "acceptances", "let findings stand, each for a reason that is kept")
    accept.add_argument("ids", nargs="+", metavar="ID", help="the id that a report gives the finding")
    accept.add_argument(
        "--reason", required=True, metavar="TEXT", help="why they may stand, for those after you"
    )
    accept.add_argument("--until", metavar="DATE", help="the last day on which they may, such as 2027-01-31")
    accept.add_argument(
        "--in",
        dest="paths",
        nargs="+",
        default=["."],
        metavar="PATH",
        help="the files and folders that are checked (default: the current folder)",
    )
    _rules(accept)
    _reading(accept)

    diff = command("diff", "differences", "compare two reports written with --format json")
    diff.epilog = STATUS
    diff.add_argument("old", metavar="OLD.json")
    diff.add_argument("new", metavar="NEW.json")
    diff.add_argument(
        "--format", choices=("table", "json"), default="table", help="how to print (default: table)"
    )
    diff.add_argument("--output", metavar="FILE", help="write there instead of standard output")
    diff.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="error",
        help="the least severity of what is new or graver that makes the exit status 1 (default: error)",
    )

    trial = command("try", "sentences", "show how each figure of a sentence is read and linked")
    trial.add_argument("text", help="the sentence")
    _rules(trial)
    _reading(trial)

    why = command("why", "sentences", "show how each figure on a line of a file is read and linked")
    why.add_argument("place", metavar="FILE[:LINE]")
    _rules(why)
    _reading(why)

    compare = command(
        "compare", "comparisons", "say whether one text entails another, contradicts it, or neither"
    )
    compare.add_argument("premise", help="a text, a file, or - for standard input")
    compare.add_argument("hypothesis", help="what may follow from it: a text, a file, or -")
    compare.add_argument(
        "--language", metavar="CODE", help="the language of both, e.g. en (default: detected)"
    )
    compare.add_argument(
        "--format", choices=("table", "json"), default="table", help="how to print (default: table)"
    )
    compare.add_argument("--output", metavar="FILE", help="write there instead of standard output")
    compare.epilog = COMPARED

    test.add_argument(
        "--watch", action="store_true", help="run them again whenever a pack changes, until Ctrl-C"
    )

    new = command("new-pack", "skeletons", "write a commented pack to start from")
    new.add_argument("name", metavar="NAME", help="its name; the file is NAME.toml, where none is yet")

    suggest = command("suggest", "suggestions", "write a pack for figures that look like the same thing")
    _paths(suggest)
    suggest.add_argument(
        "-o", "--output", metavar="FILE", help="write there, where no file is yet (default: standard output)"
    )
    suggest.add_argument(
        "--group",
        action="append",
        default=[],
        metavar="ID",
        help="suggest for this group alone, by the id that check prints; may be repeated",
    )
    _rules(suggest)
    _reading(suggest)

    schema = command("schema", "schemas", "print the JSON Schema of a kind of file, for editors")
    schema.add_argument(
        "kind", choices=KINDS, help="a pack, factcheck.toml, or the file of accepted findings"
    )
    schema.add_argument("--output", metavar="FILE", help="write there instead of standard output")

    init = command("init", "beginnings", "write a commented factcheck.toml from what is in a folder")
    init.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="default: the current one")
    init.add_argument(
        "--output", metavar="FILE", help="write there, where no file is yet (- is standard output)"
    )

    completion = command(
        "completion", "completions", "print the script that completes the command in a shell"
    )
    completion.add_argument("shell", choices=SHELLS, help="for bash: factcheck completion bash >> ~/.bashrc")
    return parser, commands


def _paths(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")


def _against(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="PATH",
        help="the texts that the paths, as drafts, are held against: report only what the drafts bring; "
        "may be repeated",
    )


def _as_of(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", metavar="DATE", help="use only what was published by the end of this day, month or year"
    )


def _rules(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="NAME|FILE",
        help="a pack to use beside the configuration's; may be repeated",
    )


def _reading(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--language", metavar="CODE", help="the language of the texts, e.g. en (default: detected)"
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        help="when the texts were published: 2024-05-01, 2024-05, 2024 or START..END",
    )


def _output(parser: ArgumentParser, formats: tuple[str, ...]) -> None:
    parser.add_argument("--format", choices=formats, help="how to print (default: table)")
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="[FORMAT=]FILE",
        help="FILE: write there instead of standard output; FORMAT=FILE: write that format there, too "
        "(may be repeated; - is standard output)",
    )


def _version() -> str:
    try:
        return version("factcheck-figures")
    except PackageNotFoundError:
        return "(not installed)"
