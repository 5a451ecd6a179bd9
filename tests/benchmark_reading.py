#!/usr/bin/env python3
"""Characters a second of factcheck, quantulum3 and dateparser, and seconds on inputs made to be slow.

    python3 -m venv peers && peers/bin/pip install -e '.[peers]'
    peers/bin/python tests/benchmark_reading.py

Prose: articles in English and Vietnamese, those of seeds/, of ../shared/seeds where it is there, and made
ones, sparse and dense in figures. *mentions* is reading the document and finding its figures, *claims* the
whole of `factcheck.extract`. Each number is the best of several runs by the processor's clock; ratios
are those of *mentions* to a peer, then of *claims*. quantulum3 reads English; it is given Vietnamese all the
same.

Length: the same prose once, twice and four times as long; a factor of 2 is linear. Hostile: the same few
characters until the text has 1 MB, or fewer where every few characters are a figure to be read; the factor is
that from half of it.

Long, for the readers beside it are wrapped here, too.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from factcheck import documents, extract, mentions

PUBLISHED = "2025-08-15"
LENGTH = 6000
"""Characters of a made article."""
MEGABYTE = 1_000_000
PATIENCE = 10.0
"""Seconds that a hostile input may take: one that would take more is measured on fewer characters."""

PLACES = {
    "en": ["Norwich", "Leiden", "the harbour", "the northern valley", "Aarhus", "the old quarter"],
    "vi": ["Cần Thơ", "Hội An", "cảng cá", "vùng cao phía bắc", "Buôn Ma Thuột", "khu phố cổ"],
}
SPARSE = {
    "en": [
        "Residents of {place} say the square has changed little, though the cafés close earlier than before.",
        "The council promised to consult everyone concerned, and the meeting went on until late.",
        "Much of the debate turned on who should look after the trees along the canal.",
        "“We would rather repair what we have,” the owner of a bookshop said, pointing at the roof.",
        "Nobody in {place} expects the plan to be settled quickly, and few seem to mind.",
        "The museum keeps letters, tools and photographs that families have given over the years.",
        "A retired teacher who volunteers there remembers when the trams still ran to the beach.",
    ],
    "vi": [
        "Người dân ở {place} cho biết quảng trường ít thay đổi, dù các quán cà phê đóng cửa sớm hơn trước.",
        "Chính quyền hứa sẽ hỏi ý kiến mọi người liên quan, và cuộc họp kéo dài đến tận khuya.",
        "Phần lớn cuộc tranh luận xoay quanh việc ai sẽ chăm sóc hàng cây dọc bờ kênh.",
        "“Chúng tôi muốn sửa những gì đang có”, chủ hiệu sách nói, tay chỉ lên mái nhà.",
        "Không ai ở {place} nghĩ rằng kế hoạch sẽ sớm ngã ngũ, và cũng ít người bận tâm.",
        "Bảo tàng giữ thư từ, dụng cụ và những bức ảnh mà các gia đình đã trao tặng.",
        "Một cô giáo về hưu làm tình nguyện ở đó vẫn nhớ ngày tàu điện còn chạy ra bãi biển.",
    ],
}
DENSE = {
    "en": [
        "In {year}, {place} handled {big} tonnes of freight, up {small}.{digit} % from a year earlier.",
        "The works cost about £{small}.{digit} million and took {small} months, {digit} more than planned.",
        "Between {digit} and {small} per cent of the {big} households had no car on 1 March {year}.",
        "Some {big} visitors came in the first half of {year}, against nearly {big} a year before.",
        "The line is {small} km long, and trains run at {small}0 km/h every {small} minutes.",
        "It ranks third among the {small} largest, with over {big} berths and USD {digit}.{small} billion.",
    ],
    "vi": [
        "Năm {year}, {place} tiếp nhận {big} tấn hàng, tăng {small},{digit}% so với cùng kỳ năm trước.",
        "Công trình tốn khoảng {small},{digit} tỷ đồng và kéo dài {small} tháng, muộn {digit} tháng.",
        "Từ {digit} đến {small}% trong số {big} hộ không có ô tô vào ngày 1/3/{year}.",
        "Có {big} lượt khách đến trong nửa đầu năm {year}, so với gần {big} lượt cùng kỳ.",
        "Tuyến đường dài {small} km, tàu chạy {small}0 km/h và cứ {small} phút có một chuyến.",
        "Nơi đây đứng thứ ba trong {small} cảng lớn nhất, với hơn {big} chỗ neo và {digit},{small} tỷ USD.",
    ],
}
SHARE = {"sparse": 0.1, "dense": 0.8}
"""Of the sentences, those with figures."""

HOSTILE = {
    "digits": ("7", "en"),
    "digits apart": ("7 ", "en"),
    "groups": ("123,", "en"),
    "points": ("1.", "en"),
    "separators": (",.", "en"),
    "unit letters": ("km", "en"),
    "units apart": ("m/s ", "en"),
    "5 km": ("5 km ", "en"),
    "5km": ("5km", "en"),
    "quotes": ("“", "en"),
    "straight quotes": ('"', "en"),
    "brackets": ("(", "en"),
    "square brackets": ("[", "en"),
    "hyphens": ("1-", "en"),
    "slashes": ("1/", "en"),
    "signs": ("+-", "en"),
    "dollars": ("$", "en"),
    "dollars 1": ("$1 ", "en"),
    "per cent": ("1% ", "en"),
    "stops": (".", "en"),
    "stops apart": (". ", "en"),
    "blank lines": ("\n\n", "en"),
    "lines": ("1\n", "en"),
    "list points": ("- 1\n", "en"),
    "table": ("|1", "en"),
    "nulls": ("\0", "en"),
    "marks": ("\u0301", "vi"),
    "mail": ("a@a.", "en"),
    "addresses": ("http://", "en"),
    "file names": ("a.pdf", "en"),
    "fractions": ("½", "en"),
    "number words": ("one ", "en"),
    "hundreds": ("hundred ", "en"),
    "millions": ("million ", "en"),
    "points in words": ("point one ", "en"),
    "số": ("một ", "vi"),
    "trăm": ("hai trăm ", "vi"),
    "năm": ("năm ", "vi"),
    "tỷ": ("tỷ ", "vi"),
    "months": ("May ", "en"),
    "tháng": ("tháng 3 ", "vi"),
    "last years": ("last year ", "en"),
    "to": ("1 to ", "en"),
    "and": ("1 and ", "en"),
    "of": ("the second of ", "en"),
    "hedges": ("more than ", "en"),
    "changes": ("rose by an average of ", "en"),
    "ranks": ("third largest ", "en"),
    "words": ("word ", "en"),
    "one word": ("w", "en"),
    "capitals": ("Word ", "en"),
}


@frozen
class Article:
    """A text to be read."""

    name: str
    language: str
    text: str


def made(kind: str, language: str) -> Article:
    """An article of sentences drawn by chance, always the same ones."""
    chance = random.Random(f"{kind} {language}")
    sentences: list[str] = []
    while sum(map(len, sentences)) < LENGTH:
        pool = DENSE if chance.random() < SHARE[kind] else SPARSE
        sentence = chance.choice(pool[language])
        while "{" in sentence:  # each blank by itself, so that no two numbers of a sentence are the same
            start, end = sentence.index("{"), sentence.index("}") + 1
            sentence = (
                sentence[:start] + _filled(sentence[start + 1 : end - 1], language, chance) + sentence[end:]
            )
        sentences.append(sentence)
    lines = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return Article(f"{kind} {language}", language, "\n\n".join(lines))


def _filled(blank: str, language: str, chance: random.Random) -> str:
    if blank == "place":
        return chance.choice(PLACES[language])
    if blank == "big":
        grouped = f"{chance.randrange(1_000, 900_000):,}"
        return grouped if language == "en" else grouped.replace(",", ".")
    low, high = {"year": (1992, 2025), "small": (10, 99), "digit": (1, 10)}[blank]
    return str(chance.randrange(low, high))


def articles() -> list[Article]:
    """The texts of prose, by language."""
    found = [made(kind, language) for language in ("en", "vi") for kind in ("sparse", "dense")]
    for folder in (HERE.parent / "seeds", HERE.parents[1] / "shared" / "seeds"):
        for path in sorted((*folder.glob("*.txt"), *folder.glob("*.md"))):
            text = path.read_text(encoding="utf-8")
            language = documents.read(documents.Source(path.name, text)).language
            found.append(Article(path.stem[:24], language, text))
    return found


# --- readers -------------------------------------------------------------------------------------------


def find_mentions(article: Article) -> object:
    source = documents.Source(article.name, article.text, PUBLISHED, article.language)
    return mentions.find(documents.read(source))


def find_claims(article: Article) -> object:
    return extract(article.text, language=article.language, published=PUBLISHED)


def peers() -> dict[str, Callable[[Article], object]]:
    """The peers that are installed."""
    found: dict[str, Callable[[Article], object]] = {}
    try:
        from quantulum3 import parser

        found["quantulum3"] = lambda article: parser.parse(article.text)
    except ModuleNotFoundError:
        print("quantulum3 is missing: pip install -e '.[peers]'", file=sys.stderr)
    try:
        from dateparser.search import search_dates

        found["dateparser"] = lambda article: search_dates(article.text, languages=[article.language])
    except ModuleNotFoundError:
        print("dateparser is missing: pip install -e '.[peers]'", file=sys.stderr)
    return found


OURS: dict[str, Callable[[Article], object]] = {"mentions": find_mentions, "claims": find_claims}


def seconds(read: Callable[[Article], Any], article: Article, budget: float = 0.5) -> float:
    """The best of as many runs as the budget allows, at least one."""
    best, spent = float("inf"), 0.0
    while not spent or spent < budget:
        start = time.process_time()
        read(article)
        took = time.process_time() - start
        best, spent = min(best, took), spent + took
    return best


# --- tables --------------------------------------------------------------------------------------------


def prose_table(found: Iterable[Article], others: dict[str, Callable[[Article], object]]) -> list[str]:
    """Characters a second on each article, and the ratios."""
    readers = {**OURS, **others}
    lines = [
        f"{'characters a second':26}{'chars':>7}" + "".join(f"{name:>12}" for name in readers) + "   ratios"
    ]
    total: dict[str, dict[str, float]] = {}
    for article in found:
        find_claims(article)  # what a language needs is loaded once
        best = {name: seconds(read, article) for name, read in readers.items()}
        lines.append(_row(article.name, len(article.text), best, others))
        sums = total.setdefault(article.language, dict.fromkeys(["chars", *readers], 0.0))
        for name, value in {"chars": float(len(article.text)), **best}.items():
            sums[name] += value
    for language, sums in total.items():
        size = sums.pop("chars")
        lines.append(_row(f"all in {language}", int(size), sums, others))
    return lines


def _row(name: str, size: int, best: dict[str, float], others: Iterable[str]) -> str:
    speeds = "".join(f"{size / took:12,.0f}" for took in best.values())
    ratios = (f"{best[peer] / best['mentions']:5.0f} {best[peer] / best['claims']:4.0f}" for peer in others)
    return f"{name:26}{size:7,}{speeds}   {'  '.join(ratios)}"


def length_table() -> list[str]:
    """Seconds on one, two and four times the same prose."""
    lines = [f"{'length':26}" + "".join(f"{f'{name} 1x':>14}{'2x/1x':>7}{'4x/2x':>7}" for name in OURS)]
    for language in ("en", "vi"):
        text = "\n\n".join(made(kind, language).text for kind in SHARE) * 8
        line = f"{f'{len(text):,} characters, {language}':26}"
        for read in OURS.values():
            once, twice, four = (
                seconds(read, Article("long", language, (text + "\n\n") * times)) for times in (1, 2, 4)
            )
            line += f"{once:12.3f} s{twice / once:7.2f}{four / twice:7.2f}"
        lines.append(line)
    return lines


def hostile_table(names: Sequence[str]) -> list[str]:
    """Seconds for 1 MB of each repetition, and the factor from half of it."""
    lines = [f"{'hostile':20}{'chars':>11}" + "".join(f"{name + ' s/MB':>15}{'factor':>8}" for name in OURS)]
    print(lines[0], file=sys.stderr)
    for language in ("en", "vi"):
        find_claims(made("dense", language))  # what a language needs is loaded once
    for name in names or HOSTILE:
        cells, least = "", MEGABYTE
        for read in OURS.values():
            size, half, whole = _grown(read, *HOSTILE[name])
            cells += f"{whole * MEGABYTE / size:15.2f}{whole / half:8.2f}"
            least = min(least, size)
        lines.append(f"{name:20}{least:11,}{cells}")
        print(lines[-1], file=sys.stderr)
    return lines


def _grown(read: Callable[[Article], object], unit: str, language: str) -> tuple[int, float, float]:
    """How many characters were read, and the seconds for half of them and for all."""

    def took(size: int) -> float:
        return seconds(read, Article("hostile", language, unit * (size // len(unit))), budget=0)

    size = MEGABYTE
    while size > MEGABYTE // 32 and took(size // 64) * 64 > PATIENCE:
        size //= 2
    return size, took(size // 2), took(size)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables asked for, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "tables", nargs="*", choices=["prose", "length", "hostile", []], help="all without any"
    )
    parser.add_argument(
        "--only", action="append", default=[], choices=list(HOSTILE), help="of the hostile ones"
    )
    parser.add_argument("--no-peers", action="store_true", help="factcheck alone")
    given = parser.parse_args(arguments)
    wanted = given.tables or ["prose", "length", "hostile"]
    if "prose" in wanted:
        print(*prose_table(articles(), {} if given.no_peers else peers()), "", sep="\n")
    if "length" in wanted:
        print(*length_table(), "", sep="\n")
    if "hostile" in wanted:
        print(*hostile_table(given.only), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
