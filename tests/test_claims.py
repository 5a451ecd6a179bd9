"""Claims: their JSON, their spans in the source as it came, what a sentence says of them."""

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import documents, load_pack
from factcheck.claims import Claim, extract, of_document
from factcheck.documents import Source
from factcheck.ranges import Range

TEXT = (
    "Currently, over 200,000 Koreans live in Viet Nam, according to the embassy; exports fell 7.3 % in 2024."
)

FIELDS = {
    *(
        "id",
        "source",
        "language",
        "region",
        "text",
        "start",
        "end",
        "line",
        "column",
        "kind",
        "value",
        "unit",
    ),
    *("hedge", "measure", "entities", "scope", "modality", "attributed_to", "as_of", "reported", "change"),
    "ambiguous",
}


def test_a_claim_has_the_documented_fields() -> None:
    pack = load_pack("vietnam-korea")
    claim = extract(TEXT, language="en", published="2025-08-15", pack=pack, source="a.txt")[0]
    found = claim.as_dict()
    assert set(found) >= FIELDS
    assert found["measure"] == "korean-residents-in-vietnam"
    assert found["entities"] == {"people": "korea", "place": "vietnam"}
    assert found["value"]["point"] == 200000.0 and found["value"]["hi"] is None
    assert found["value"]["core"] == [200000.0, 250000.0] and found["value"]["support"] == [200000.0, None]
    assert found["as_of"] == {
        "start": "2025-08-15",
        "end": "2025-08-15",
        "basis": "published",
        "certain": True,
    }
    assert found["reported"] == {"start": "2025-08-15", "end": "2025-08-15"}
    assert (found["hedge"], found["unit"], found["modality"]) == ("over", "person", "actual")


@pytest.mark.parametrize("published", [None, "2025-08-15", {"start": "2025-08-06", "end": "2025-08-10"}])
def test_claims_survive_json_and_pickle(published: object) -> None:
    for claim in extract(TEXT, language="en", published=published, pack=load_pack("bilateral")):
        again = Claim.from_dict(json.loads(json.dumps(claim.as_dict())))
        assert again == claim
        assert pickle.loads(pickle.dumps(claim)) == claim


def test_attribution_goes_up_to_the_clause() -> None:
    text = "According to the embassy, over 200,000 Koreans live in Viet Nam."
    assert extract(text, language="en")[0].attributed_to == "the embassy"


READINGS = [("strict", 83600, 92400), ("normal", 79200, 96800), ("lenient", 70400, 105600)]


@pytest.mark.parametrize(("reading", "lo", "hi"), READINGS)
def test_hedges_are_taken_as_the_reading_says(reading: str, lo: int, hi: int) -> None:
    document = documents.read(Source("a.txt", "about 88,000 people", None, "en"), reading=reading)
    (claim,) = of_document(document)
    assert claim.value.support == Range(lo=lo, hi=hi)


def test_quotes_are_in_the_file_whatever_its_form(tmp_path: Path) -> None:
    text = "Kim ngạch đạt 81,5 tỷ USD.\r\n\r\nHiện có hơn 216.000 người Việt Nam."
    for form in (text, text.encode("utf-8").decode("utf-8-sig")):
        for claim in extract(form, language="vi"):
            assert form[claim.start : claim.end] == claim.text


@given(st.text(alphabet="0123456789.,-–/%$ ()'’:;+±°abnkmMUSD\n đồngtỷngười€£Q", max_size=80))
def test_any_text_gives_exact_spans(text: str) -> None:
    for claim in extract(text, language="vi", published="2025-08-15"):
        assert claim.start < claim.end
        assert text[claim.start : claim.end] == claim.text
