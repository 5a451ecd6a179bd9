"""The scope of a figure: words of its sentence that narrow what is measured ("in the tunnel", "EPS workers").

    said(scene, pack, 3)  ->  {"section": "tunnel"}

In: a Scene, a Pack and a mention. Out: a value for each dimension of the pack that the sentence speaks of.
"""

from factcheck.packs import Pack
from factcheck.patterns import find
from factcheck.scenes import Scene


def said(scene: Scene, pack: Pack, index: int) -> dict[str, str]:
    """The scope of a mention: of several values of a dimension the nearest, of two as near neither."""
    if not pack.scopes:
        return {}
    sentence = scene.of_mention(index)
    places = sentence.places(scene.mentions[index].start, scene.mentions[index].end)
    found: dict[str, str] = {}
    for dimension, values in pack.scopes.items():
        near: dict[str, float] = {}
        for value, worded in values.items():
            for pattern in worded.get(scene.document.language, ()):
                for match in find(pattern, sentence.line):
                    distance = min(sentence.distance(place, *places) for place in match.words)
                    near[value] = min(near.get(value, distance), distance)
        ordered = sorted(near, key=lambda value: near[value])
        if ordered and (len(ordered) == 1 or near[ordered[0]] < near[ordered[1]]):
            found[dimension] = ordered[0]
    return found
