"""How well suggested packs serve: on texts that they were not made from, and for planted conflicts.

    python tests/score_suggestions.py examples/metro
    python tests/score_suggestions.py FOLDER --pack our.toml --folds 5
    python tests/score_suggestions.py --conflicts tests/corpora/library

The figures that a pack, or the folder's `key.jsonl`, takes for one thing are a group. For each fold a pack is
suggested from the other texts and links those held back. A figure counts where its group has figures of its
language in at least `--seen` of the other texts.

With `--conflicts` a pack is suggested from the whole folder and checks it, unedited. A conflict of
`conflicts.jsonl` is found where one finding that is no note has its first figure, the planted one, and
another of them if it has any. A finding that is no note and holds no planted figure is false.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factcheck import Config, check, claims, corpora, likenesses, load_pack, units
from factcheck.claims import Claim
from factcheck.corpora import Corpus
from factcheck.suggestions import Suggestion, suggest
from tests import score_groups, tagged_texts


def main() -> None:
    """Print recall and precision per measure, and in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--pack", action="append", default=[])
    parser.add_argument("--folds", type=int, default=0, help="0: each text alone")
    parser.add_argument("--seen", type=int, default=1)
    parser.add_argument("--conflicts", action="store_true")
    parser.add_argument("-v", action="store_true")
    given = parser.parse_args()
    if given.conflicts:
        for folder in given.folders:
            found = planted(Path(folder))
            print(folder, found.said())
            if given.v:
                print("\n".join(found.details()))
        return
    total: Counter[str] = Counter()
    for folder in given.folders:
        counts = score(*labelled(folder, given.pack), given.folds, given.seen, given.v)
        total += counts
        print(folder, said(counts))
    print("in all", said(total))


def labelled(path: str, packs: list[str]) -> tuple[Corpus, dict[str, str]]:
    """The texts of a folder or of a file with tags, and the measure of each figure that has one."""
    if path.endswith(".txt"):
        sources, key = tagged_texts.read(Path(path))
        corpus = corpora.read(*sources)
        truth = {}
        for (name, start), (end, measure) in key.items():
            found = [c for c in corpus.claims if c.source == name and c.start < end and start < c.end]
            if len(found) != 1:
                raise ValueError(f"{name}: not one figure at {start}: {found}")
            truth[found[0].id] = f"{measure}/{units.dimension(found[0].unit)}"
        return corpus, truth
    if (Path(path) / "key.jsonl").exists() and not packs:
        return keyed(Path(path))
    config, _ = corpora.configured(None, path)
    corpus = corpora.read(path, pack=load_pack(*dict.fromkeys((*config.rules, *packs))))
    return corpus, {
        claim.id: f"{claim.measure}/{units.dimension(claim.unit)}"
        for claim in corpus.claims
        if claim.measure and not claim.measure.endswith(("-growth", "-change"))
    }


def keyed(folder: Path) -> tuple[Corpus, dict[str, str]]:
    """The texts of a folder, and the group that its key gives to a figure."""
    corpus = corpora.read(folder, config=Config())
    key, truth = score_groups.Key(corpus.claims, set()), {}
    for line in score_groups.lines(folder / "key.jsonl"):
        claim = key.at(line) if "start" in line else key.find(line["source"], line["text"], line["near"])
        if claim is not None:
            key.taken.add(claim.id)
            truth[claim.id] = f"{line['group']}/{units.dimension(claim.unit)}"
    return corpus, truth


def said(counts: Counter[str]) -> str:
    recall = counts["right"] / max(counts["wanted"], 1)
    precision = counts["right"] / max(counts["right"] + counts["wrong"], 1)
    return (
        f"recall {recall:.3f} ({counts['right']} of {counts['wanted']}), precision {precision:.3f}"
        f" ({counts['wrong']} wrong); rare {counts['rare']}"
    )


@frozen(kw_only=True)
class Oracle:
    """The figures of one measure as a group."""

    id: str
    name: str
    claims: tuple[Claim, ...]

    @property
    def unit(self) -> str:
        return Counter(claim.unit for claim in self.claims).most_common(1)[0][0]


def group_of(claim: Claim, made: Suggestion, truth: dict[str, str]) -> str | None:
    """The group whose figures a claim is linked with; a name of its own where with none of them."""
    if claim.measure is None:
        return None
    definition = made.pack.definition(claim.measure)
    name = definition.base if definition else claim.measure
    proposal = next(each for each in made.proposals if each.measure.name == name)
    thing = next(iter(claim.entities.values()), "")
    counts = Counter(truth[key] for key, about in proposal.about.items() if about == thing and key in truth)
    return counts.most_common(1)[0][0] if counts else f"?{claim.measure}"


def score(corpus: Corpus, truth: dict[str, str], folds: int, seen: int, verbose: bool) -> Counter[str]:
    by_measure: dict[str, Counter[str]] = defaultdict(Counter)
    names = [document.source.id for document in corpus.documents]
    parts = folds or len(names)
    for fold in range(parts):
        held = {name for number, name in enumerate(names) if number % parts == fold}
        train = [document for document in corpus.documents if document.source.id not in held]
        test = [document for document in corpus.documents if document.source.id in held]
        groups: dict[str, list[claims.Claim]] = defaultdict(list)
        for claim in corpus.claims:
            if claim.source not in held and claim.id in truth:
                groups[truth[claim.id]].append(claim)
        likenesses = [
            Oracle(id=name, name=name.partition("/")[0], claims=tuple(found))
            for name, found in sorted(groups.items())
            if len(found) > 1
        ]
        left = [claim for claim in corpus.claims if claim.source not in held]
        made = suggest(Corpus(documents=tuple(train), claims=tuple(left)), likenesses)
        known = {
            (name, language)
            for name, found in groups.items()
            if len(found) > 1
            for language in {claim.language for claim in found}
            if len({claim.source for claim in found if claim.language == language}) >= seen
        }
        for document in test:
            for claim in claims.of_document(document, made.pack):
                want, got = truth.get(claim.id), group_of(claim, made, truth)
                if want in groups and (want, claim.language) in known:
                    by_measure[want]["wanted"] += 1
                    by_measure[want]["right"] += got == want
                    if verbose and got != want:
                        print(f"  missed {want}: {claim.text!r} in {claim.quote!r}; got {got}")
                elif want:
                    by_measure[want]["rare"] += 1
                if got and got != want and not (claim.measure or "").endswith(("-growth", "-change")):
                    by_measure[got]["wrong"] += 1
                    if verbose:
                        print(f"  wrong {got}: {claim.text!r} in {claim.quote!r}; was {want}")
    if verbose:
        for name, counts in sorted(by_measure.items()):
            if not counts["wanted"] + counts["wrong"]:
                continue
            print(f"  {name}: {said(counts)}")
    return sum(by_measure.values(), Counter())


# --- planted conflicts ----------------------------------------------------------------------------------


@frozen(kw_only=True)
class Planted:
    """What findings with a suggested pack make of planted conflicts."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]

    def said(self) -> str:
        total = len(self.found) + len(self.missed)
        return f"{len(self.found)} of {total} planted conflicts found, {len(self.false)} false findings"

    def details(self) -> Iterator[str]:
        for title, rows in (("found", self.found), ("missed", self.missed), ("false", self.false)):
            yield from (f"  {title:<7} {row}" for row in rows)


def planted(folder: Path) -> Planted:
    """What the pack suggested from a folder finds of what was planted there, and what else it finds."""
    corpus = corpora.read(folder, config=Config())
    pack = suggest(corpus, likenesses.gather(corpus.claims, corpus.documents)).pack
    report = check(corpora.read(folder, config=Config(), pack=pack), pack)
    grave = [each for each in report.findings if each.severity in ("error", "warning")]
    found: list[str] = []
    missed: list[str] = []
    marked: set[str] = set()
    for line in score_groups.lines(folder / "conflicts.jsonl"):
        first, *others = [
            _of(report.claims, source, _place((folder / source).read_text(encoding="utf-8"), text, near))
            for (source, text), near in zip(line["figures"], line["near"], strict=True)
        ]
        rest = {key for each in others for key in each}
        marked |= first
        is_found = any(first & set(each.claims) and (not rest or rest & set(each.claims)) for each in grave)
        (found if is_found else missed).append(f"{line['kind']}: {line['why']}")
    false = [
        f"{'/'.join(each.measures) or each.rule}: {each.message}"
        for each in grave
        if marked.isdisjoint(each.claims)
    ]
    return Planted(found=tuple(found), missed=tuple(missed), false=tuple(false))


def _place(text: str, figure: str, near: str) -> tuple[int, int]:
    """The characters of a figure, which stands in its text as it does among some words around it."""
    around = re.search(r"[\s*_]+".join(map(re.escape, near.split())), text)
    if around is None:
        raise ValueError(f"no {near!r}")
    start = text.index(figure, around.start())
    return start, start + len(figure)


def _of(claims: Iterable[Claim], source: str, place: tuple[int, int]) -> set[str]:
    """The claims that have some of these characters."""
    return {
        each.id
        for each in claims
        if each.source.endswith(source) and each.start < place[1] and place[0] < each.end
    }


if __name__ == "__main__":
    main()
