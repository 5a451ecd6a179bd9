"""Morphemes: glued words are cut where a lexicon covers them, and left whole where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mentions import first, tokens
from factcheck.mentions.morphemes import Cutter, Lexicon


def cutter(script: str, *, blanks: bool) -> Cutter:
    """A cutter with a few words of Korean, or of Chinese."""
    hangul = script == "Hangul"
    return Cutter(
        Lexicon(
            script=script,
            blanks=blanks,
            digits=frozenset("일이삼사오육칠팔구" if hangul else "一二三四五六七八九")
            | ({"두", "세"} if hangul else set()),
            tens=frozenset({"스물"} if hangul else ()),
            times={"십": 10, "백": 100, "천": 1000} if hangul else {"十": 10, "百": 100, "千": 1000},
            scales={"만": 10**4, "억": 10**8, "조": 10**12} if hangul else {"万": 10**4, "亿": 10**8},
            native=frozenset(("두", "세") if hangul else ()),
            vague=frozenset(("수십",) if hangul else ()),
            counters=frozenset(("명", "원", "년", "회", "달러", "번째") if hangul else ("人", "年", "美元")),
            words=frozenset(("지난해", "이상", "조각") if hangul else ("去年", "增长")),
            particles=frozenset(("이", "을", "에", "은", "는", "으로", "보다", "만") if hangul else ("的",)),
            inside=frozenset(("여",) if hangul else ()),
            suffixes=frozenset(("여", "전") if hangul else ()),
            homographs=frozenset(("이만", "세대", "사회") if hangul else ("万一",)),
            cues=frozenset(("마이너스",) if hangul else ()),
        )
    )


KOREAN = cutter("Hangul", blanks=True)
CHINESE = cutter("Han", blanks=False)


def cut(text: str, by: Cutter = KOREAN) -> str:
    """The tokens of a text, a stroke between those of one word."""
    found = by.cut(tokens.cut(text))
    for place, (start, end) in enumerate(zip(found.starts, found.ends, strict=True)):
        assert found.text[start:end].lower() == found.words[place]
        assert place not in found.parted or (place and found.ends[place - 1] == start)
    signs = ("|" if place in found.parted else " " for place in range(1, len(found.words)))
    return "".join(word + sign for word, sign in zip(found.words, (*signs, ""), strict=True))


@pytest.mark.parametrize(
    "word",
    [
        "만나다",
        "이것",
        "삼성",
        "조사",
        "백화점",
        "구름",
        "사회에",
        "세대는",
        "이만",
        "천에",
        "일은",
        "이는",
        "오이을",
    ],
)
def test_words_that_only_look_like_numbers_stay_whole_or_lose_their_ending(word: str) -> None:
    assert cut(f"{word} 좋다").replace("|", "").split() == [word, "좋다"]
    assert not cut(f"{word} 좋다").startswith(
        ("만|", "이|", "삼|", "조|", "백|", "구|", "사|", "세|", "천|", "일|", "오|")
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("천이백삼십사명이 왔다", "천|이|백|삼|십|사|명|이 왔다"),
        ("3만5천원을 냈다", "3|만|5|천|원|을 냈다"),
        ("3만 오천원", "3|만 오|천|원"),
        ("이만 명", "이|만 명"),
        ("두 번째에", "두 번째|에"),
        ("500여 명이", "500|여 명|이"),
        ("7억여원을", "7|억|여|원|을"),
        ("2년 전에", "2|년 전|에"),
        ("수십 명은", "수십 명|은"),
        ("100명만 왔다", "100|명|만 왔다"),
        ("30조각", "30|조각"),
        ("5천궤짝", "5|천|궤짝"),
        ("10달러짜리", "10|달러|짜리"),
        ("지난해보다 5%이상", "지난해|보다 5 %|이상"),
        ("코로나19", "코로나 19"),
        ("kg당 5원", "kg|당 5|원"),
        ("마이너스 일은", "마이너스 일|은"),
    ],
)
def test_glued_words_are_cut_into_what_is_known(text: str, pieces: str) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("去年有三千人来", "去年|有|三|千|人|来"),
        ("增长5万美元", "增长|5|万|美元"),
        ("万一他来", "万一他来"),
        ("一般", "一般"),
    ],
)
def test_scripts_without_blanks_give_up_what_is_known(text: str, pieces: str) -> None:
    assert cut(text, CHINESE) == pieces


def test_long_runs_stay_linear() -> None:
    for letter in ("만", "이", "명", "가"):
        assert len(KOREAN.cut(tokens.cut(letter * 100_000)).words) == 1
        assert CHINESE.cut(tokens.cut("万" * 100_000)).words


def spelt(number: int) -> str:
    """A number in Sino-Korean words, written as one."""
    words = ""
    for scale, name in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            words += "" if group == 1 and name == "만" else spelt_group(group)
            words += name
    return words


def spelt_group(number: int) -> str:
    words = ""
    for times, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit, number = divmod(number, times)
        if digit:
            words += ("" if digit == 1 and name else "일이삼사오육칠팔구"[digit - 1]) + name
    return words


@given(st.integers(11, 10**16 - 1))
def test_numbers_in_glued_words_come_back(number: int) -> None:
    for text in (f"{spelt(number)} 명이 왔다.", f"모두 {spelt(number)} 킬로그램이다."):
        assert first(text, "ko").point == number, text
