"""claimcheck explain"""

from __future__ import annotations

import difflib
import json

import click

from ..model.rule import Example, Rule
from ..rules import RULES, rule
from .printing import printable


@click.command("explain")
@click.argument("code", required=False)
@click.option("--format", "-f", "format_name", type=click.Choice(["terminal", "json"]), default="terminal",
              show_default=True, help="How to write it.")
def command(code: str | None, format_name: str) -> int:
    """Explain what a finding means, with a passing and a failing example.

    Without CODE, all codes are listed.
    """
    if code is None:
        chosen = list(RULES)
    else:
        found = rule(code)
        if found is None:
            near = difflib.get_close_matches(code.upper(), [one.code for one in RULES], n=3)
            hint = f" Near: {', '.join(near)}." if near else ""
            raise click.BadParameter(f"no finding has the code {printable(code)!r}.{hint} "
                                     "`claimcheck explain` lists all.", param_hint="CODE")
        chosen = [found]
    if format_name == "json":
        click.echo(json.dumps([_as_json(one) for one in chosen], ensure_ascii=False, indent=2))
    elif code is None:
        for one in chosen:
            click.echo(f"{one.code}  {one.level.value:<7}  {one.name:<22}  {one.summary}")
    else:
        click.echo(_page(chosen[0]))
    return 0


def _page(one: Rule) -> str:
    parts = [f"{one.code} {one.name} ({one.level.value})", "", one.manual.strip()]
    for title, example in (("Passes", one.passing), ("Fails", one.failing)):
        if example is not None:
            parts += ["", f"{title}:", *(f"  {line}" for line in _example_lines(example))]
    return "\n".join(parts)


def _example_lines(example: Example) -> list[str]:
    lines = [f"source: {example.source}"]
    if example.speaker:
        lines.append(f"speaker: {example.speaker}")
    lines.append(f"quote: {example.quote}")
    lines += [f"{key}: {value}" for key, value in example.claim]
    for other in example.others:
        lines.append("another claim: " + "; ".join(f"{key}: {value}" for key, value in other))
    return lines


def _as_json(one: Rule) -> dict[str, object]:
    def example(value: Example | None) -> object:
        if value is None:
            return None
        return {"source": value.source, "quote": value.quote, "speaker": value.speaker, **dict(value.claim),
                "others": [dict(other) for other in value.others]}
    return {"code": one.code, "name": one.name, "level": one.level.value, "summary": one.summary,
            "manual": one.manual.strip(), "passing": example(one.passing), "failing": example(one.failing)}
