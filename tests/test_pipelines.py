"""Set-ups for other people's pipelines: valid for those who read them, and run as they stand.

The action and the hooks are installed as a runner and pre-commit do it, with packages from PyPI.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import frozen

ROOT = Path(__file__).resolve().parents[1]
CI = ROOT / "examples/ci"
METRO = ROOT / "examples/metro"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
LONGEST = 600.0  # seconds that another process may take to install what is shared
WRONG = "2025-05-12-di-thu.md"  # a text that contradicts those of the project

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shell scripts")

Done = subprocess.CompletedProcess[str]


def run(command: list[str], cwd: Path, variables: Mapping[str, str] | None = None) -> Done:
    usual = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_"))}
    return subprocess.run(
        command,
        cwd=cwd,
        env={**usual, "PYTHONIOENCODING": "utf-8", **(variables or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once for all processes that run tests: what is installed takes its time."""
    top = factory.getbasetemp()
    folder = (top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / name
    ready = folder.with_suffix(".ready")
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + LONGEST
        while not ready.exists() and time.monotonic() < end:
            time.sleep(0.2)
        return folder
    try:
        make(folder)
    finally:
        ready.touch()
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with texts that agree."""
    project = tmp_path / "project"
    texts = project / "texts"
    texts.mkdir(parents=True)
    shutil.copy(METRO / "metro.toml", project)
    (project / "factcheck.toml").write_text('rules = ["./metro.toml"]\n', encoding="utf-8")
    for name in ("2024-12-20-countdown.md", "2025-06-18-second-line.md"):
        shutil.copy(METRO / "texts" / name, texts)
    second = texts / "2025-06-18-second-line.md"
    agreeing = second.read_text(encoding="utf-8")
    for wrong, right in (("November 2024", "December 2024"), ("VND 47.3 trillion", "VND 43.7 trillion")):
        assert wrong in agreeing
        agreeing = agreeing.replace(wrong, right)
    second.write_text(agreeing, encoding="utf-8")
    return project


def spoil(project: Path) -> None:
    shutil.copy(METRO / "texts" / WRONG, project / "texts")


# --- valid for those who read them -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.github-workflows", CI / "github-action.yml"),
        ("vendor.github-workflows", CI / "github-workflow.yml"),
        ("vendor.gitlab-ci", CI / "gitlab-ci.yml"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_schemas(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = run(command, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("kind", "path"),
    [("manifest", ROOT / ".pre-commit-hooks.yaml"), ("config", CI / "pre-commit-config.yaml")],
)
def test_pre_commit_files(kind: str, path: Path) -> None:
    done = run([sys.executable, "-m", "pre_commit", f"validate-{kind}", str(path)], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_input_of_the_action_is_used_and_named_ones_are_known() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    (step,) = (each for each in steps(CI / "github-action.yml") if "OWNER" in each.get("uses", ""))
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_scripts_of_the_action_hold_no_expressions() -> None:
    """What an expression gives would be run as a part of the script."""
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)


# --- examples, run as they stand ---------------------------------------------------------------------


def steps(path: Path) -> list[Any]:
    (job,) = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    found: list[Any] = job["steps"]
    return found


def commands(name: str) -> list[str]:
    """The command lines of a file that a runner gives to a shell, one after the other."""
    path = CI / name
    if name == "gitlab-ci.yml":
        found: list[str] = yaml.safe_load(path.read_text(encoding="utf-8"))["figures"]["script"]
        return found
    return [step["run"] for step in steps(path) if "run" in step]


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """Variables with a path on which the command of this checkout is, and a Python that installs nothing."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, line in (
        ("factcheck", f"PYTHONPATH='{ROOT}' exec '{sys.executable}' -m factcheck \"$@\""),
        ("python", '[ "$*" = "${*#-m pip install}" ] && exit 1; exit 0'),
    ):
        (folder / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return {"PATH": os.pathsep.join([str(folder), os.environ["PATH"]])}


@pytest.mark.parametrize(
    ("name", "shell", "reports"),
    [
        ("github-workflow.yml", "bash", ["figures.html"]),
        ("gitlab-ci.yml", "sh", ["figures.html", "figures.json", "figures.xml"]),
    ],
)
def test_the_commands_of_a_job(
    project: Path, installed: Mapping[str, str], name: str, shell: str, reports: list[str]
) -> None:
    script = "\n".join(["set -e", *commands(name)])
    done = run([shell, "-c", script], project, installed)
    assert done.returncode == 0, done.stdout + done.stderr
    spoil(project)
    assert run([shell, "-c", script], project, installed).returncode == 1
    assert sorted(path.name for path in project.glob("figures.*")) == reports


def test_a_merge_request_answers_for_what_it_brings(project: Path, installed: Mapping[str, str]) -> None:
    spoil(project)
    committed(project)
    script = "\n".join(["set -e", *commands("gitlab-ci.yml")])
    done = run(["sh", "-c", script], project, {**installed, "SINCE": "--since=HEAD"})
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_shell_script(project: Path, installed: Mapping[str, str]) -> None:
    command = [str(CI / "check.sh"), "texts", "metro.toml"]
    done = run(command, project, installed)
    assert done.returncode == 0, done.stdout + done.stderr
    spoil(project)
    assert run(command, project, installed).returncode == 1
    committed(project)
    assert run(command, project, {**installed, "SINCE": "HEAD"}).returncode == 0
    assert (project / "figures.xml").is_file()


def committed(project: Path) -> None:
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "first")


IDENTITY = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def git(folder: Path, *arguments: str) -> str:
    done = run(["git", *IDENTITY, *arguments], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# --- the GitHub action -------------------------------------------------------------------------------


@frozen
class Runner:
    """What a runner of GitHub gives to the steps of an action that run scripts."""

    installed: Path  # where the first step put the program
    folder: Path  # of its own, outside the checkout

    def step(self, number: int, project: Path, given: Mapping[str, str]) -> tuple[Done, dict[str, str]]:
        """Run the script of that number; its outputs by name."""
        step = [each for each in ACTION["runs"]["steps"] if "run" in each][number]
        output = self.folder / "output"
        output.write_text("", encoding="utf-8")
        variables = {
            "RUNNER_TEMP": str(self.folder),
            "RUNNER_OS": "Linux",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            **{name: _filled(text, given) for name, text in step["env"].items()},
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = run(shell, project, variables)
        return done, dict(_outputs(output.read_text(encoding="utf-8")))

    def check(self, project: Path, **given: str) -> tuple[Done, dict[str, str]]:
        """Run the check with inputs, the others as they are if nothing is said."""
        inputs = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
        own = {f"inputs.{name.replace('_', '-')}": text for name, text in given.items()}
        python = {"steps.install.outputs.python": str(self.installed / "factcheck/bin/python")}
        return self.step(1, project, {**inputs, **own, **python})


def _filled(text: str, given: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: given[found[1]], text)


def _outputs(text: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"(?m)^([\w-]+)(?:=(.*)|<<(.*)\n((?:.*\n)*?)\3)$", text):
        yield found[1], found[2] if found[3] is None else found[4].removesuffix("\n")


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A runner with the action installed from a copy of what its checkout would hold."""

    def install(folder: Path) -> None:
        action, hostile = folder / "of ours", folder / "hostile"
        shutil.copytree(ROOT, action, ignore=shutil.ignore_patterns(".*", "tests", "seeds", "examples"))
        hostile.mkdir()
        (hostile / "pip.py").write_text("raise SystemExit('from the checkout')\n", encoding="utf-8")
        given = {"steps.python.outputs.python-path": sys.executable, "github.action_path": str(action)}
        done, outputs = Runner(folder, folder).step(0, hostile, given)
        assert done.returncode == 0, done.stdout + done.stderr
        assert outputs == {"python": str(folder / "factcheck/bin/python")}

    installed = once(tmp_path_factory, "runner", install)
    return Runner(installed, tmp_path_factory.mktemp("steps"))


def test_the_action_passes_and_fails(runner: Runner, project: Path) -> None:
    (project / "attrs.py").write_text("raise SystemExit('from the checkout')\n", encoding="utf-8")
    done, outputs = runner.check(project, paths="texts")
    assert done.returncode == 0, done.stdout + done.stderr
    assert outputs == {"status": "0", "sarif-file": str(runner.folder / "factcheck.sarif")}
    spoil(project)
    done, outputs = runner.check(project, paths="texts\n", fail_on="error")
    assert (done.returncode, outputs["status"]) == (0, "1")
    assert "::error file=" in done.stdout
    assert '"version": "2.1.0"' in (runner.folder / "factcheck.sarif").read_text(encoding="utf-8")
    assert "contradiction" in (runner.folder / "summary.md").read_text(encoding="utf-8")
    assert runner.check(project, paths="texts", fail_on="never")[1]["status"] == "0"


@pytest.mark.parametrize("status", ["0", "1", "2"])
def test_the_action_ends_with_the_status_of_the_check(runner: Runner, project: Path, status: str) -> None:
    done, _ = runner.step(2, project, {"steps.check.outputs.status": status})
    assert str(done.returncode) == status


def test_the_action_takes_several_paths_packs_and_a_revision(runner: Runner, project: Path) -> None:
    (project / "factcheck.toml").unlink()
    (project / "my notes").mkdir()
    shutil.move(project / "texts/2024-12-20-countdown.md", project / "my notes")
    spoil(project)
    given = {"paths": "texts\r\nmy notes\r\n", "rules": "./metro.toml\nbilateral"}
    sarif = str(project / "own file.sarif")
    assert runner.check(project, **given, sarif_file=sarif)[1] == {"status": "1", "sarif-file": sarif}
    assert runner.check(project, paths="texts", rules="")[1]["status"] == "0"
    committed(project)
    assert runner.check(project, **given, since="HEAD")[1]["status"] == "0"


@pytest.mark.parametrize(
    "given",
    [
        {"paths": "$(touch pwned)"},
        {"paths": '"; touch pwned; "'},
        {"paths": "`touch pwned`\n--output=pwned"},
        {"paths": "texts", "rules": "--output=pwned"},
        {"paths": "texts", "rules": "$(touch pwned)"},
        {"paths": "texts", "since": "--output=pwned"},
        {"paths": "texts", "since": "x'; touch pwned; '"},
        {"paths": "texts", "fail_on": "--output=pwned"},
        {"paths": "texts", "sarif_file": "/nowhere/$(touch pwned)"},
        {"paths": ""},
    ],
    ids=str,
)
def test_nothing_in_inputs_is_run(runner: Runner, project: Path, given: Mapping[str, str]) -> None:
    done, outputs = runner.check(project, **given)
    assert done.returncode == 0, done.stderr
    assert outputs["status"] == "2"
    assert not list(project.rglob("pwned"))
    assert "Traceback" not in done.stderr


# --- pre-commit --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this repository, for pre-commit installs what is committed."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone of the repository")

    def clone(folder: Path) -> None:
        git(folder, "clone", "--quiet", "--no-hardlinks", str(ROOT), "clone")

    return once(tmp_path_factory, "hooks", clone) / "clone"


def pre_commit(project: Path, hooks: Path, *arguments: str) -> Done:
    """Run it with what it installs kept beside the clone, so that it does so once."""
    variables = {"PRE_COMMIT_HOME": str(hooks.parent / "home"), "NO_COLOR": "1"}
    return run([sys.executable, "-m", "pre_commit", *arguments], project, variables)


def test_the_hooks(project: Path, hooks: Path) -> None:
    """What stood there fails the one that checks all, and not the one that checks what a commit brings."""
    spoil(project)
    committed(project)
    done = pre_commit(project, hooks, "try-repo", str(hooks), "--all-files", "--verbose")
    told = re.sub(r"\.{3,}", " ", done.stdout)
    assert "figures agree with each other Failed" in told, done.stdout + done.stderr
    assert "figures of this commit agree with all others Passed" in told
    assert done.returncode == 1


def test_the_example_in_a_commit(project: Path, hooks: Path) -> None:
    text = (CI / "pre-commit-config.yaml").read_text(encoding="utf-8")
    revision = git(hooks, "rev-parse", "HEAD").strip()
    for pattern, ours in ((r"repo: .*", f"repo: {hooks}"), (r"rev: .*", f"rev: {revision}")):
        text, count = re.subn(pattern, ours, text)
        assert count == 1
    (project / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    committed(project)
    done = pre_commit(project, hooks, "run", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    spoil(project)
    git(project, "add", ".")
    done = pre_commit(project, hooks, "run")
    assert done.returncode == 1
    assert "contradiction" in done.stdout
