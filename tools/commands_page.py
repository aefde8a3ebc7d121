"""docs/commands.md: every verb and flag as the program's own help tells them, and what no help has room for."""

from __future__ import annotations

import click

from okrcoach.cli.program import VERBS, program

WIDTH = 80

_HEAD = """# The command line

`make run` opens the app; `make run ARGS="review okrs.md"` runs a command from a clone, as `okrcoach review okrs.md` does once it is installed.
Results go to standard output, everything else to standard error, and every error is one line. The words and the JSON change only with a note in
[CHANGELOG.md](../CHANGELOG.md).

| exit status | meaning |
|---|---|
| 0 | done; a page without OKRs and a draft with findings are no errors, nor is a reader of the output who leaves early |
| 1 | `review` found something as grave as `--fail-on` says, or an own rule's example fails under `doctor` |
| 2 | wrong usage, an input that cannot be read (what else was named is still reported), no OKR file in a folder, no key for a model |
| 3 | the model's server failed |
| 130 | interrupted |

| environment | what it sets |
|---|---|
| `OPENAI_API_KEY`, `OPENAI_BASE_URL`, `OKRCOACH_MODEL` | the model: its key, its server (OpenAI's, if none is named), its name |
| `NO_COLOR` | no colours |
| `XDG_CONFIG_HOME`, `XDG_STATE_HOME`, `XDG_CACHE_HOME` | where your settings (`okrcoach/settings.toml`), unsaved work of the app, and remembered answers lie |
| `OKRCOACH_TRACEBACK=1` | a fault of okrcoach's own is shown whole, for a report |

Your own settings hold one table, and every key may be left out (the environment comes first):

```toml
# ~/.config/okrcoach/settings.toml
[model]
base_url = "http://localhost:11434/v1"
api_key = "ollama"
model = "qwen2.5:7b"
timeout_seconds = 120            # how long the server may be silent
max_tokens_per_draft = 30000
input_price = 0.15               # for a million tokens; with both prices a draft says what it cost
output_price = 0.6
```

A brief in a file (`--brief brief.yaml`, or JSON) has these keys, of which only the goal is needed:

```yaml
goal: Grow self-serve revenue
focus: [activation, revenue]     # one, or up to three
team: Growth
period: 2027-Q1
audience: small teams
known: {activation rate: 31%}    # how things stand
targets: {MRR growth: 5% a month}
one_metric: MRR
notes: [no new hires]
```
"""


def commands_page() -> str:
    """Return the page."""
    above = click.Context(program, info_name="okrcoach", terminal_width=WIDTH, **program.context_settings)
    told = {"okrcoach": program.get_help(above)}
    for name in VERBS:
        _, command, _ = program.resolve_command(above, [name])
        told[f"okrcoach {name}"] = command.get_help(click.Context(command, above, name, terminal_width=WIDTH)) if command else ""
    return _HEAD + "".join(f"\n## {name}\n\n```\n{text}\n```\n" for name, text in told.items())
