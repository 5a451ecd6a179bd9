"""The rules that come with derived measures."""

from factcheck import changes, expressions


def test_levels_alone_have_no_rule() -> None:
    assert changes.rules(["exports", "growth"]) == ()


def test_each_change_has_its_rule() -> None:
    found = changes.rules(["exports-yoy-growth", "exports", "workers-qoq-change"])
    assert [rule.assertion for rule in found] == [
        '[exports] == ago([exports], "1 year") * (1 + [exports-yoy-growth])',
        '[workers] == ago([workers], "1 quarter") + [workers-qoq-change]',
    ]


def test_the_rules_can_be_parsed() -> None:
    (rule,) = changes.rules(["exports-mom-growth"])
    assert expressions.parse(rule.assertion).measures == ("exports", "exports-mom-growth")
