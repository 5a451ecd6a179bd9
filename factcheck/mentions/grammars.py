"""Grammars: a language's tables made ready for look-ups, once for each language.

In: the code of a language. Out: `Grammar`; `Grammar.triggers` says which readers a word may start.
Long, for it names every table of a language file once.
"""

import functools
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from factcheck import languages
from factcheck.languages.phrases import Phrases
from factcheck.mentions import currencies, vocabularies
from factcheck.mentions.triggers import (
    ANY_NUMERAL,
    MINUS,
    MONEY,
    MULTIPLE,
    NUMBER,
    RANK,
    VAGUE,
    Triggers,
)

SIGNS = ("-", "−", "–", "+", "±")
STROKES = ("/", "⁄")


def _set(words: Iterable[str]) -> Phrases[bool]:
    return Phrases((word, True) for word in words)


def _named(table: Mapping[str, Iterable[str]]) -> Phrases[str]:
    return Phrases((phrase, name) for name, phrases in table.items() for phrase in phrases)


class Grammar:
    """One language's words by what they do; names follow the tables of its file."""

    def __init__(self, code: str) -> None:
        self.language = language = languages.load(code)
        self.code = code
        data: Any = language.data
        self.data = data
        rules = [(one, many) for one, many in data["plurals"]]
        self._numbers(data["numbers"])
        self._ordinals(data["ordinals"], data["fractions"])
        self._amounts(data)
        self._ranks(data["ranks"])
        self._around(data)
        self.nouns: Phrases[str] = Phrases(
            (name, unit)
            for unit, given in data["nouns"].items()
            for name in vocabularies.plural(given, rules)
        )
        self.noun_bases = frozenset(name.split()[-1] for given in data["nouns"].values() for name in given)
        self.plural_marks = tuple(many for _, many in rules if many)
        self.plural_endings = tuple(data["nouns_rules"].get("plural_endings", ()))
        self.qualifiers = _set(data["nouns_rules"].get("qualifiers", ()))
        self.heads_first = bool(data["nouns_rules"].get("heads_first", False))
        self.number_of = _set(data["nouns_rules"].get("number_of", ()))
        self.implied_nouns = _named(data["nouns_rules"].get("implied", {}))
        self.noun_stops = frozenset(data["nouns_rules"]["stop"])
        self.person_endings = tuple(data["nouns_rules"]["person_endings"])
        self.person_words = frozenset(data["nouns_rules"]["person_words"])
        self.month_words = frozenset(vocabularies.months_of(language).words())
        self.reach: int = data["nouns_rules"]["reach"]
        self.counters = frozenset(data["nouns_rules"].get("counters", ()))
        self._traps(data["traps"], rules)
        self.game_words = _set(data["traps"]["games"])
        self.clock = _set(data["traps"]["clock"])
        self.clock_before = _set(data["traps"]["clock_before"])
        self.clock_after = frozenset(data["traps"].get("clock_after", ()))
        self.clock_bare: bool = data["traps"].get("clock_bare", False)
        self.clock_parts = frozenset(data["traps"].get("clock_parts", ()))
        self.scores = frozenset(data["traps"].get("scores", ()))
        self.age_decades = frozenset(data["traps"].get("age_decades", ()))
        self.name_prefixes = frozenset(data["traps"].get("prefixes", ()))
        self.after_number = _set(data["traps"].get("after_number", ()))
        self.after_hyphen = frozenset(data["traps"].get("after_hyphen", ()))
        self.edges_glued = frozenset(data["traps"].get("before_hyphen", ()))
        self._gates()
        self.starts = self._triggers()
        self.triggers = self.starts.bits

    @classmethod
    def of(cls, code: str) -> "Grammar":
        """The one grammar of a language."""
        return grammar(code)

    def _numbers(self, data: Mapping[str, Any]) -> None:
        self.units: dict[str, int] = dict(data["units"])
        self.teens: dict[str, int] = dict(data["teens"])
        self.tens: dict[str, int] = dict(data["tens"])
        self.after_ten: dict[str, int] = dict(data.get("after_ten", {}))
        self.multipliers: dict[str, int] = dict(data["multipliers"])
        self.scales: Phrases[int] = Phrases(data["scales"])
        self.short_scales: dict[str, int] = dict(data["short_scales"])
        self.money_scales = frozenset(data["short_scale_rules"]["money_only"])
        self.decimal_words = frozenset(data["decimal_words"])
        self.joiners = frozenset(data["joiners"])
        self.minus = frozenset(data["minus"])
        self.articles = frozenset(data["articles"])
        self.halves = Phrases((phrase, Fraction(text)) for phrase, text in data["halves"].items())
        self.bare_halves = frozenset(data["bare_halves"])
        self.tail_halves = Phrases((phrase, Fraction(text)) for phrase, text in data["tail_halves"].items())
        self.one = frozenset(data["one"])
        self.idioms = _set(data["idioms"])
        self.determiners = _set(data["determiners"])
        self.pointing = _set(data["pointing"])
        self.bare_words: bool = data.get("bare_words", True)
        self.small_words: bool = data.get("small_words", True)
        self.implicit_one: bool = data.get("implicit_one", False)
        self.native = frozenset(self.data.get("segmentation", {}).get("native", ()))
        self.mixed: bool = data.get("mixed", False)
        self.strict = frozenset(data.get("strict", ()))
        self.vague = Phrases(data["vague"])
        self.before_times = frozenset(data.get("before_times", ()))
        self.padded: bool = data.get("padded", False)
        self.doubtful_words = frozenset(data.get("doubtful_words", ()))
        self.one_counts: bool = data.get("one_counts", True)
        self.tenths: bool = data.get("tenths", False)
        self.short_hundreds: bool = data.get("short_hundreds", False)
        self.doubtful_scales = frozenset(data.get("doubtful_scales", ()))
        self.several_of = _set(data.get("several_of", ()))
        self.zeros = frozenset(data.get("zeros", ()))
        self.mixed_joiners = frozenset(data.get("mixed_joiners", ()))
        self.number_phrases: Phrases[int] = Phrases(data.get("phrases", {}))
        self.vague_links = frozenset(data.get("vague_links", ()))
        self.not_after: dict[str, frozenset[str]] = {
            word: frozenset(before) for word, before in data.get("not_numbers_before", {}).items()
        }
        self.not_before: dict[str, frozenset[str]] = {
            word: frozenset(after) for word, after in data.get("not_numbers_after", {}).items()
        }

    def _ordinals(self, data: Mapping[str, Any], fractions: Mapping[str, Any]) -> None:
        self.ordinals: dict[str, int] = {}
        phrases: dict[str, int] = {}
        for phrase, number in data["words"].items():
            if " " in phrase:
                phrases[phrase] = number
            else:
                self.ordinals[phrase] = number
        self.ordinal_phrases = Phrases(phrases)
        self.ordinal_suffixes = frozenset(data["suffixes"])
        self.ordinal_prefixes = frozenset(data["prefixes"])
        self.ordinals_after = _set(data["after"])
        self.ordinals_after_any = bool(data["after"])
        self.ordinal_traps = _set(data["traps"])
        self.ordinals_alone: bool = data["standalone"]
        self.adjectives = frozenset(data.get("adjectives", ()))
        self.ordinal_before_stops = frozenset(data.get("before_stops", ()))
        self.seconds = frozenset(data.get("units_of_time", ()))
        self.ordinal_cues = _set(data.get("cues", ()))
        self.adverb_after = frozenset(data.get("adverb_after", ()))
        self.weekday_before = frozenset(data.get("weekday_before", ()))
        self.weekday_after = frozenset(data.get("weekday_after", ()))
        self.denominators: dict[str, int] = dict(fractions["denominators"])
        self.denominators_plural: dict[str, int] = {}
        if fractions["ordinal_plurals"]:
            self.denominators_plural = {
                f"{word}s": number for word, number in self.ordinals.items() if number > 2
            }
        self.ordinal_plurals = frozenset(f"{word}s" for word in self.ordinals if fractions["ordinal_plurals"])
        self.fraction_words = frozenset(fractions["between"])
        self.fraction_under = frozenset(fractions.get("under", ()))
        self.ordinals_glued = {
            f"{tens}{word}": value + number
            for tens, value in reversed(self.tens.items())
            for word, number in self.ordinals.items()
            if 0 < number < 10
        }
        self.over_words = frozenset(fractions["over"])
        self.out_of = _set(fractions["out_of"])
        self.ratio_cues = _set(fractions.get("ratio_cues", ()))
        self.ratio_signs = frozenset(fractions.get("ratio_signs", ()))
        self.shares_alone = _set(fractions.get("alone", ()))
        self.share_after = _set(fractions.get("after", ()))
        self.share_before = _set(fractions.get("before", ()))

    def _amounts(self, data: Mapping[str, Any]) -> None:
        self._money(data["money"])
        language, given = self.language, data["units"]
        self.unit_names = vocabularies.units_of(language)
        self.unit_signs = vocabularies.unit_signs()
        self.glued_signs = vocabularies.glued_signs()
        self.lone_signs: dict[str, str] = vocabularies.symbols()["lone"]
        self.inverse_signs: dict[str, list[str]] = vocabularies.symbols()["inverse"]
        self.times = vocabularies.times_of(language)
        self.per = _set(given["per"])
        self.percent_of = _set(given.get("percent_of", ()))
        self.divides = _set(given["divides"])
        self.powers_before = Phrases(
            (phrase, power) for power, phrases in given["before"] for phrase in phrases
        )
        self.powers_after = Phrases(
            (phrase, power) for power, phrases in given["after"] for phrase in phrases
        )
        self.unit_traps = _set(given["traps"])
        self.weak_units = _set(vocabularies.plural(given["weak"], [tuple(rule) for rule in data["plurals"]]))
        self.ones = _named(given["ones"])
        self.filled = _set(given["filled"])
        self.rate_heads = frozenset(given["rate_heads"])
        self.lasting = _set(given["lasting"])
        self.measuring = _set(given["measuring"])
        self.extents = _set(given["extents"])
        self.below_zero = _set(given["below_zero"])
        self.units_around = vocabularies.around_of(language)
        self.sum_joiners = frozenset((*data["durations"]["and"], ","))
        self.follows: dict[str, str] = dict(given["follows"])
        self.times_words = _set(data["units"]["times"])
        self.multiples = Phrases(
            (phrase, Fraction(str(number))) for phrase, number in data["units"]["multiples"].items()
        )
        self.multiple_signs = frozenset(data["units"].get("multiple_signs", ()))
        self.multiple_traps = _set(data["units"]["multiple_traps"])
        self.multiple_kinds = frozenset(data["units"].get("multiple_kinds", ()))
        self.multiple_prefix = _set(data["units"].get("multiple_prefix", ()))
        self.vulgar = {sign: Fraction(text) for sign, text in vocabularies.symbols()["fractions"].items()}
        self.minor_signs: dict[str, tuple[str, Fraction]] = {
            sign: (code, Fraction(1, parts))
            for sign, (code, parts) in vocabularies.symbols()["minor"].items()
        }

    def _money(self, data: Mapping[str, Any]) -> None:
        known = currencies.currencies_of(self.language)
        self.currency_names, self.currency_signs = known.names, known.signs
        self.currency_pools, self.usual_currencies = known.pools, known.usual
        self.currency_marks = known.marks
        self.wordy_codes = frozenset(vocabularies.symbols()["codes"]["words"])
        self.scaled_currencies = currencies.scaled_of(self.language)
        self.minor = currencies.minor_of(self.language)
        self.minor_pools: dict[str, tuple[str, ...]] = {
            word: tuple(codes) for word, codes in data["minor_pools"].items()
        }
        self.money_joiners = frozenset(data["joiners"])
        self.money_traps = _set(data["traps"])
        self.not_money = _set(data["not_money"])
        self.slang = Phrases(
            (word, (tuple(codes), Fraction(scale))) for word, (scale, codes) in data["slang"].items()
        )
        shared = data["homonyms"]
        self.homonyms = Phrases(
            (word, (code, unit)) for code, unit, words in shared["words"] for word in words
        )
        self.paying = frozenset(shared["paying"])
        self.paid_after = _set(shared["paid_after"])
        self.paid_words = frozenset(shared["paid_words"])
        self.weighing = frozenset(shared["weighing"])
        self.weighed_after = _set(shared["weighed_after"])
        self.weighed_words = frozenset(shared["weighed_words"])

    def _ranks(self, data: Mapping[str, Any]) -> None:
        self.superlatives = _set(data["superlatives"])
        self.superlatives_alone = _set(data["alone"])
        self.before_alone = _set(data["before_alone"])
        self.number_cues = _set(data["number_cues"])
        self.number_cues_bare = _set(data.get("number_cues_bare", ()))
        self.number_words = frozenset(data.get("number_words", ()))
        self.number_words_before = _set(data.get("number_words_before", ()))
        self.number_words_after = frozenset(data.get("number_words_after", ()))
        self.first_words = _set(data["first_words"])
        self.first_heads = _set(data["first_heads"])
        self.first_before = _set(data["first_before"])
        self.one_of = _set(data["one_of"])
        self.definite = frozenset(data.get("definite", ()))
        self.places: dict[str, int] = dict(data.get("places", {}))
        self.place_cues = _set(data.get("place_cues", ()))
        self.finish_cues = _set(data.get("finish_cues", ()))
        self.leads = _set(data.get("leads", ()))
        self.lead_of = _set(data.get("lead_of", ()))
        self.lead_traps = _set(data.get("lead_traps", ()))
        self.top_words = _set(data.get("top", ()))
        self.several = _set(data.get("several", ()))
        self.unranked = _set(data.get("unranked", ()))
        self.before_alone_required: bool = bool(data["before_alone"])

    def _around(self, data: Mapping[str, Any]) -> None:
        self.hedges_before = _named(data["hedges"]["before"])
        self.hedges_after = _named(data["hedges"]["after"])
        self.hedges_inside = _named(data["hedges"].get("inside", {}))
        self.plus_words = frozenset(data["ranges"].get("plus", ()))
        self.spanning = frozenset(data["hedges"]["modes"].get("spanning", ()))
        self.lasting = _set(data["hedges"]["modes"].get("lasting", ()))
        self.or_equal = _set(data["hedges"]["modes"].get("or_equal", ()))
        self.equal_or = _set(data["hedges"]["modes"].get("equal_or", ()))
        self.but = frozenset(data["ranges"].get("but", ()))
        self.or_joiners = frozenset(data["ranges"].get("or_joiners", ()))
        self.odd = _named(data["hedges"].get("after_round", {}))
        self.held = _set(data["hedges"]["modes"]["held"])
        self.negators = frozenset(data["hedges"]["modes"]["negators"])
        self.denials = frozenset(data["hedges"]["modes"].get("denials", ()))
        self.denials_void = frozenset(data["hedges"]["modes"].get("denials_void", ()))
        self.level_hedges = frozenset(data["hedges"]["modes"]["levels"])
        self.range_joiners = _set(data["ranges"]["joiners"])
        self.range_openers = _set(data["ranges"]["openers"])
        self.and_joiners = frozenset(data["ranges"]["and_joiners"])
        self.list_joiners = frozenset(data["ranges"]["list_joiners"])
        self.plus_minus = _set(data["ranges"]["plus_minus"])
        self._changes(data["changes"])
        self.rate_words = Phrases(data["rates"]["words"])
        self.not_rates = frozenset(data["rates"].get("not_before", ()))
        self.rates_before = Phrases(data["rates"]["before"])
        self.rates_close = Phrases(data["rates"].get("close", {}))
        self.ages_before = _set(data["durations"].get("before", ()))
        self.age_groups = _set(data["durations"].get("groups", ()))
        self.ages = _set(data["durations"]["ages"])
        self.duration_after = _set(data["durations"]["after"])
        self.duration_fillers = frozenset(data["durations"].get("fillers", ()))
        self.unit_of = _set(data["durations"].get("of", ()))
        self.time_words: Phrases[tuple[int, str]] = Phrases(
            (phrase, (int(number), unit))
            for phrase, text in data["durations"].get("lengths", {}).items()
            for number, unit in (text.split(),)
        )
        self.decade_words: dict[str, int] = dict(data["dates"].get("decades", {}))
        self.owners = frozenset(data.get("compare", {}).get("possessives", ()))
        self.decades_before = frozenset(data["dates"].get("decades_before", ()))
        self.dotted_after = frozenset(data["dates"].get("dotted_after", ()))
        self.last_words = frozenset(data["dates"].get("last", ()))
        self.duration_and = frozenset(data["durations"]["and"])

    def _traps(self, data: Mapping[str, Any], rules: Iterable[tuple[str, str]]) -> None:
        self.name_words = _set(vocabularies.plural(data["name_words"], rules))
        self.holding_words = frozenset(data.get("holding_words", ()))
        self.singular_verbs = frozenset(data.get("singular_verbs", ()))
        self.definite = frozenset(data.get("definite", ()))
        self.dated_names = frozenset(data.get("dated_names", ()))
        self.street_words = frozenset(data.get("street_words", ()))
        self.address_words = frozenset(data.get("address_words", ()))
        self.identifying = frozenset(data.get("identifying", ()))
        self.identifiers = _set(data.get("identifiers", ()))
        self.numbered = _set(data.get("numbered", ()))
        self.giving = frozenset(data.get("giving", ()))
        self.phone_words = frozenset(data.get("phone_words", ()))
        self.code_words = _set(data.get("code_words", ()))
        self.compass = _set(data.get("compass", ()))
        self.degrees = frozenset(data.get("degrees", ()))
        self.clock_past = _set(data.get("clock_past", ()))
        self.label_words = _set(vocabularies.plural(data.get("label_words", ()), rules))
        self.label_leads = frozenset(data.get("label_leads", ()))
        self.label_ends = frozenset(data.get("label_ends", ()))
        self.label_never = frozenset(data.get("label_never", ()))
        self.labels_follow: bool = data.get("labels_follow", False)
        self.not_labels = _set(data.get("not_labels", ()))
        self.no_label_endings = tuple(data.get("no_label_endings", ()))
        self.singular_ending: str = data.get("singular_ending", "")

    def _changes(self, data: Mapping[str, Any]) -> None:
        ways = ("up", "down")
        preposed = {way: data[way]["preposed"] for way in ways}
        by = {way: [f"{verb} {word}" for verb in preposed[way] for word in data["by"]] for way in ways}
        self.change_words = _named({way: data[way]["words"] + by[way] for way in ways})
        self.preposed_verbs = _named(preposed)
        self.level_verbs = _named({way: data[way]["to"] for way in ways})
        self.by_words = frozenset(data.get("by", ()))
        self.transitives = _named({way: data[way]["transitive"] for way in ways})
        self.incurred = frozenset(data.get("incurred", ()))
        self.compares = _named({way: data[way]["compare"] for way in ways})
        self.compared_levels = frozenset(data.get("compared_levels", ()))
        self.comparing_with = frozenset(data.get("comparing_with", ()))
        self.comparative_ending: str = data.get("comparative_ending", "")
        self.comparatives = {word: way for way in ways for word in data[way].get("comparatives", ())}
        self.changes_after = _named({way: data[way]["after"] for way in ways})
        self.multiple_verbs = _set(data["multiples"]["words"])
        self.won_and_lost = frozenset(data["counted"])
        self.fillers = frozenset(data["fillers"])
        self.particles = frozenset(data["particles"])
        self.particle_frames = frozenset(data.get("particle_frames", ()))
        self.particle_verbs = frozenset(data["particle_verbs"])
        self.level_words = _set(data["levels"])
        self.base_words = _set(data["bases"])
        self.not_levels = _set(data["not_levels"])
        self.parting = frozenset(data["parting"])
        self.restating = frozenset(("(", *data["restating"]))
        self.comparing = frozenset(data["comparing"])
        self.leaning = frozenset(data["leaning"])
        verbs = self.data["cues"]["verbs"]
        self.finite_verbs = frozenset((*verbs["present"], *verbs["past"]))
        self.past_endings = tuple(self.data["cues"].get("past_endings", ()))
        self.leaning_on = self.leaning | frozenset(data["leaning_on"])
        self.against = _set(data["against"]["words"])
        self.steps = _named({unit: said["words"] for unit, said in data["steps"].items()})
        self.steps_back = _named({unit: said["before"] for unit, said in data["steps"].items()})
        self.average = _set(data["average"]["words"])
        self.verbs_last: bool = data.get("verbs_last", False)
        self.subjects_after = frozenset(data.get("subjects_after", ()))
        self.levels_after = _set(data.get("levels_after", ()))
        self.bases_after = _set(data.get("bases_after", ()))
        self.narrow_changes = frozenset(data.get("narrow", ()))

    def _gates(self) -> None:
        """Sets of words without one of which a reader finds nothing, so that one look-up spares it."""
        small = (*self.articles, *self.units, *self.teens, *self.tens)
        self.counting = frozenset((*small, *self.multipliers, *self.scales.firsts()))
        ordered = (*self.ordinals, *self.ordinal_plurals, *self.ordinals_glued)
        parted = (*self.fraction_words, *self.fraction_under, *self.denominators, *self.over_words)
        joined = (*self.tail_halves.firsts(), *self.mixed_joiners, *self.decimal_words)
        self.numbers_go_on = frozenset((*self.counting, *ordered, *parted, *joined, *STROKES))
        self.level_ends = self.level_words.ends | self.base_words.ends

    def _triggers(self) -> Triggers:
        """Which readers a word may start; numerals start NUMBER, DATE and RANK besides."""
        triggers = Triggers()
        add, add_phrases = triggers.add, triggers.add_phrases
        add(self.units, NUMBER)
        add(self.teens, NUMBER)
        add(self.tens, NUMBER)
        add_phrases(self.halves, NUMBER)
        add(self.decimal_words, NUMBER)
        add(self.articles, NUMBER)
        add_phrases(self.ones, NUMBER)
        add(self.denominators, NUMBER)
        add_phrases(self.scales, NUMBER)
        add(self.multipliers, NUMBER)
        add(self.vulgar, NUMBER)
        add_phrases(self.number_phrases, NUMBER)
        add_phrases(self.time_words, NUMBER)
        add_phrases(self.vague, VAGUE)
        add_phrases(self.several_of, VAGUE)
        add(self.ordinals, RANK)
        add_phrases(self.ordinal_phrases, RANK)
        add(self.ordinal_prefixes, RANK)
        add_phrases(self.superlatives, RANK)
        add_phrases(self.first_words, RANK)
        add(self.number_words, RANK)
        add_phrases(self.place_cues, RANK)
        add_phrases(self.finish_cues, RANK)
        add_phrases(self.leads, RANK)
        add_phrases(self.number_cues, RANK)
        add_phrases(self.one_of, RANK)
        add_phrases(self.top_words, RANK)
        add((tens + one for tens in self.tens for one, n in self.ordinals.items() if n < 10), RANK)
        for word in (*self.units, *self.teens, *self.tens, *self.articles):
            if self.ordinals_alone:
                add((word,), RANK)
        if self.ordinals_after_any:
            add((*self.units, *self.teens, *self.tens, *self.multipliers, *self.scales.firsts()), RANK)
        add_phrases(self.multiples, MULTIPLE)
        add(self.currency_signs.firsts(), MONEY)
        numeric = [word for word, bits in triggers.bits.items() if bits & (NUMBER | MONEY)]
        for word in (*self.minus, *SIGNS):
            triggers.add_pairs(word, (*numeric, *SIGNS, ANY_NUMERAL), MINUS)
        for mark in (".", ","):
            triggers.add_pairs(mark, (ANY_NUMERAL,), MINUS)
        add_phrases(self.currency_names, MONEY, (*numeric, *self.minus, *SIGNS, ".", ",", ANY_NUMERAL))
        return triggers


@functools.cache
def grammar(code: str) -> Grammar:
    """The grammar of a language."""
    return Grammar(code)
