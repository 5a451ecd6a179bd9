#!/usr/bin/env python3
"""The library in a page: read two texts, look at their figures, check them against each other.

python examples/library.py
"""

import factcheck

ANNUAL_REPORT = factcheck.Source(
    id="annual-report",
    text=(
        "In 2024, Vietnam's exports to South Korea came to USD 25.6 billion and its imports from South Korea "
        "to USD 55.9 billion. Bilateral trade reached USD 81.5 billion."
    ),
    published="2025-01-20",
    language="en",
)
PRESS_RELEASE = factcheck.Source(
    id="press-release",
    text="Kim ngạch thương mại song phương Việt Nam - Hàn Quốc năm 2024 đạt 85,1 tỷ USD.",
    published="2025-02-03",
    language="vi",
)


def main() -> None:
    pack = factcheck.load_pack("vietnam-korea")

    print("One sentence, figure by figure:")
    for claim in factcheck.extract(
        "Over 200,000 Koreans live in Viet Nam.", published="2025-08-15", pack=pack
    ):
        print(f"  {claim.text}: {claim.measure}, {claim.unit}, hedge {claim.value.hedge}")

    corpus = factcheck.read(ANNUAL_REPORT, PRESS_RELEASE, pack=pack)
    report = factcheck.check(corpus, pack)

    print("Two texts against each other:")
    claims = {claim.id: claim for claim in report.claims}
    for finding in report.findings:
        if finding.severity != "error":
            continue
        print(f"  {finding.verdict}: {finding.message}")
        for name in finding.claims:
            claim = claims[name]
            print(f"    {claim.source}:{claim.line}: {claim.quote}")


if __name__ == "__main__":
    main()
