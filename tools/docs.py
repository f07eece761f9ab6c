"""Make the generated parts of the documentation: reference pages, tables, and the outputs of commands shown.

    python tools/docs.py            rewrite what is out of date
    python tools/docs.py --check    name what is out of date, and exit with 1

A page's ```console blocks are run, one folder per page. A block with a title is a file, written before the commands
that follow it. `$ ` begins a command; what follows is its output, which this file writes.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Callable

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
COMMAND_SECONDS = 120       # a page's commands take a second each; past this something hangs

_FENCE = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MADE = "<!-- Made by tools/docs.py; don't edit by hand. -->\n\n"


# --- reference pages ----------------------------------------------------------------------------------------------

def commands_page() -> str:
    """Every command's own --help."""
    import click
    from claimcheck.cli import COMMANDS, group
    parts = [_MADE, "# Commands\n\nWhat `claimcheck COMMAND --help` prints.\n"]
    context = click.Context(group, info_name="claimcheck", terminal_width=80, max_content_width=80,
                            **group.context_settings)
    parts.append(_help("claimcheck", group, context))
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context, terminal_width=80, max_content_width=80)
        parts.append(_help(f"claimcheck {name}", command, inner))
    return "\n".join(parts)


def _help(title: str, command: object, context: object) -> str:
    text = command.get_help(context)        # type: ignore[attr-defined]
    text = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {title}\n\n```text\n{text}\n```\n"


def codes_page() -> str:
    """Every rule: its summary, its manual page, its examples."""
    from claimcheck.rules import RULES
    lines = [_MADE, "# Finding codes\n",
             "Only errors make the exit code 1, unless `--fail-on` says otherwise. A code, once published, never "
             "changes its meaning.\n", "| code | name | level | what it says |", "| --- | --- | --- | --- |"]
    for rule in RULES:
        lines.append(f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.level.value} | {rule.summary} |")
    for rule in RULES:
        lines += ["", f"## {rule.code} {rule.name} {{ #{rule.code.lower()} }}", "", _manual(rule.manual)]
        for title, example in (("Passes", rule.passing), ("Fails", rule.failing)):
            if example is not None:
                lines += ["", f"{title}:", "", "```yaml", *_example(example), "```"]
    return "\n".join(lines) + "\n"


def _manual(text: str) -> str:
    """A docstring as Markdown: angle brackets and stars stay what they are."""
    return re.sub(r"(?<!\\)([<*])", r"\\\1", text.strip())


def _example(example: object) -> list[str]:
    def text(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)
    lines = [f"source: {text(example.source)}"]             # type: ignore[attr-defined]
    if example.speaker:                                     # type: ignore[attr-defined]
        lines.append(f"speaker: {text(example.speaker)}")   # type: ignore[attr-defined]
    lines.append(f"quote: {text(example.quote)}")           # type: ignore[attr-defined]
    lines += [f"{key}: {text(value)}" for key, value in example.claim]      # type: ignore[attr-defined]
    for other in example.others:                            # type: ignore[attr-defined]
        lines.append("another claim: {" + ", ".join(f"{key}: {text(value)}" for key, value in other) + "}")
    return lines


def formats_page() -> str:
    """The rows of both registries, with what each module says of itself."""
    from claimcheck import readers, writers
    from claimcheck.readers import PACKINGS, READERS
    from claimcheck.writers import WRITERS
    packed = ", ".join(f"`{ending}`" for ending in PACKINGS)
    packing_extras = ", ".join(f"`{extra}`" for extra in extras_of("packed"))
    lines = [_MADE, "# Formats\n", "## Source formats\n",
             "A format with an extra needs one more library: `pip install 'claimcheck-quotes[EXTRA]'`, and `all` "
             "installs every one. Offsets and lines always refer to the text that was extracted.\n",
             "| format | endings | extra | what it is |", "| --- | --- | --- | --- |"]
    for reader in READERS:
        endings = " ".join(f"`{ending}`" for ending in reader.endings)
        extra = " ".join(f"`{one}`" for one in extras_of(reader.module))
        lines.append(f"| {reader.name} | {endings} | {extra} | {_first_sentence(readers.__name__, reader.module)} |")
    lines += ["", f"Any of them may be packed, with a further ending {packed} (extra {packing_extras} for the last).",
              "", "## Report formats\n", "`--format NAME`, or the ending of the file that `-o` names.\n",
              "| format | ending | commands | what it is |", "| --- | --- | --- | --- |"]
    for writer in WRITERS:
        views = ", ".join(f"`{view.value}`" for view in writers.View if view in writer.views)
        lines.append(f"| {writer.name} | `{writer.suffix}` | {views} | "
                     f"{_first_sentence(writers.__name__, writer.module)} |")
    return "\n".join(lines) + "\n"


def extras_of(module: str) -> list[str]:
    """The extras that a reader's module asks for: the last argument of its calls of `optional`."""
    tree = ast.parse((ROOT / "claimcheck" / "readers" / f"{module}.py").read_text("utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return sorted({call.args[-1].value for call in calls
                   if isinstance(call.func, ast.Name) and call.func.id == "optional"
                   and isinstance(call.args[-1], ast.Constant) and isinstance(call.args[-1].value, str)})


def _first_sentence(package: str, module: str) -> str:
    text = (importlib.import_module(f"{package}.{module}").__doc__ or "").strip()
    first = re.split(r"(?<=[.!?])\s", " ".join(text.split("\n\n")[0].split()), maxsplit=1)[0]
    return first.replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/codes.md": codes_page,
    "reference/formats.md": formats_page,
}


# --- parts of pages -----------------------------------------------------------------------------------------------

def scores_table() -> str:
    """What a similarity score makes of quotations whose answer is known; cases of the comparison."""
    from rapidfuzz import fuzz
    shown = ("changed number-2", "opposite word-1", "dropped negation-1", "added negation-1", "split by attribution-2",
             "honest brackets-2", "honest ellipsis-4")
    cases = {case["id"]: case for case in map(json.loads, _lines(ROOT / "benchmarks" / "peers" / "cases.jsonl"))}
    rows = []
    for name in shown:
        case = cases[name]
        text = (ROOT / "benchmarks" / "peers" / "texts" / f"{case['source']}.txt").read_text("utf-8")
        rows.append((fuzz.partial_ratio(case["quote"], text), case))
    lines = ["| score | quotation | does it stand? | what differs |", "| ---: | --- | --- | --- |"]
    for score, case in sorted(rows, key=lambda row: -row[0]):
        lines.append(f"| {score:.1f} | “{case['quote']}” | {'yes' if case['stands'] else '**no**'} | {case['why']} |")
    return "\n".join(lines)


def settings_table() -> str:
    from claimcheck.settings import LISTS, NUMBERS, SWITCHES, TEXTS
    lines = ["| setting | value |", "| --- | --- |"]
    for names, kind in ((LISTS, "a list, or texts separated by commas"), (TEXTS, "a text"), (NUMBERS, "a whole number"),
                        (SWITCHES, "true or false")):
        lines += [f"| `{name}` | {kind} |" for name in names]
    return "\n".join(lines)


def comparison(page: str) -> str:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        peers = importlib.import_module("peers")
    finally:
        sys.path.pop(0)
    made: str = peers.rewrite(page, json.loads(peers.RESULTS.read_text("utf-8")))
    return made


def with_part(page: str, name: str, text: str) -> str:
    """The page with what stands between its two markers replaced."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, rest = page.split(begin)
    return f"{before}{begin}\n{text}\n{end}{rest.split(end)[1]}"


# --- outputs ------------------------------------------------------------------------------------------------------

def with_outputs(page: str) -> str:
    """The page with every console block's output made anew."""
    if "```console" not in page:
        return page
    with tempfile.TemporaryDirectory() as folder:
        def block(found: re.Match[str]) -> str:
            kind, title, body = found.groups()
            if title is not None:
                path = Path(folder) / title
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(body, "utf-8")
            elif kind == "console":
                return f"```console\n{_run(body, Path(folder))}```"
            return found.group()
        return _FENCE.sub(block, page)


def _run(body: str, folder: Path) -> str:
    """The block's commands, each followed by what it prints, both streams as they come."""
    commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
    mark = "@@end of output@@"
    script = "".join(f"{command}\n_status=$?\necho '{mark}'\n(exit $_status)\n" for command in commands)
    environment = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}", "COLUMNS": "80",
                   "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8", "HOME": str(folder), "NO_COLOR": "1"}
    ran = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=COMMAND_SECONDS)
    printed = ran.stdout.decode("utf-8")
    if "Traceback (most recent call last)" in printed:
        raise SystemExit(f"a command shown in the documentation fell over:\n{printed}")
    outputs = printed.split(f"{mark}\n")
    return "".join(f"$ {command}\n{_tidy(output)}" for command, output in zip(commands, outputs, strict=False))


def _tidy(output: str) -> str:
    lines = [line.rstrip() for line in output.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def make() -> dict[Path, str]:
    """Every page that has a generated part, as it should be."""
    pages = {DOCS / name: page() for name, page in PAGES.items()}
    for path in sorted(DOCS.rglob("*.md")):
        if path in pages:
            continue
        text = path.read_text("utf-8")
        if path.name == "comparison.md":
            text = comparison(text)
        if path.name == "decisions.md":
            text = with_part(text, "scores", scores_table())
        if path.name == "settings.md":
            text = with_part(text, "settings", settings_table())
        pages[path] = with_outputs(text)
    return pages


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when something is out of date")
    options = parser.parse_args()
    stale = 0
    for path, text in make().items():
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale += 1
        print(f"{'out of date' if options.check else 'wrote'}: {path.relative_to(ROOT)}")
        if not options.check:
            path.write_text(text, "utf-8")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
