"""What somebody wrote as the speaker of a quote: a name, or the whole attribution as it is printed."""

from __future__ import annotations

from typing import NamedTuple

_ARABIC_COMMA = "\N{ARABIC COMMA}"
_SENTENCE_ENDS = (".", "!", "?", "…")
_SHORTEST_SENTENCE = 2
_ENGLISH_VERB = "said"
_BEHIND_QUOTATION = " ,،、\u00a0"
_GOING_ON = frozenset(
    "is are was were will would has have had can could may might must should shall does did and or but for of in on at "
    "to by with as from when which that who where if so then also not means meant remains remained becomes became "
    "begins began opens opened closes closed starts started ends ended runs ran stands stood comes came goes went "
    "gives gave takes took makes made brings brought offers offered shows showed includes included describes "
    "described refers referred won costs needs needed cannot isn’t wasn’t won’t".split()
)
"""What begins nobody’s name in English."""
_SHORTEST_TITLE = 4
"""Characters: what is shorter behind a comma belongs to the name, as in “Sean Byrne, TD”."""


class WrittenSpeaker(NamedTuple):
    """A name, a title where one was written with it, and a verb: empty for the usual one, None where there was none."""

    name: str
    title: str = ""
    verb: str | None = None


def as_said(words: str, verbs: tuple[str, ...]) -> WrittenSpeaker:
    """Take apart what was written; `verbs` are those of the language, the usual one first.

    “said Ailsa Rennie, chair of the trust” is an attribution. Whatever is not certainly one stays a name as it is.
    """
    from releasedesk.importers.attributions import parse_attribution

    words = " ".join(words.split()).lstrip(_BEHIND_QUOTATION)
    said = parse_attribution(words, verb_needed=False) if words else None
    own = _without_verb(words, verbs)
    if said is None:
        return _with_title(own)
    if own.verb is not None and not said.verb:
        # A verb that the language has, and only this one: “so Jana Kessler” is read as “sagte Jana Kessler”.
        usual = as_said(f"{verbs[0]} {own.name}", verbs) if verbs[0] not in words.split() else own
        return usual._replace(verb=own.verb)
    if said.verb and not said.name[:1].isascii() and said.name[:1].upper() == said.name[:1].lower():
        # Of words in such letters, what stands around a name and its title is known for certain.
        return WrittenSpeaker(said.name, said.title, "" if said.verb == verbs[0] else said.verb)
    subject = words.strip(" ,")
    if said.verb:
        # The particle of some verbs stands behind the speaker: “fügte Ailsa Rennie hinzu”.
        first, _, last = said.verb.partition(" ")
        before = said.verb if subject.startswith(said.verb) or not subject.startswith(first) else first
        behind = last if before == first != said.verb else said.verb
        subject = subject.removeprefix(before).removesuffix(f"{behind}.").removesuffix(behind).strip(" ,")
    if said.verb and subject.removesuffix(".").endswith(said.name):
        # The full stop of the sentence, not that of an abbreviation such as “Jr.”.
        subject = subject.removesuffix(".")
    name, comma, title = subject.partition(", ")
    is_title = len(title) >= _SHORTEST_TITLE and (title[0].islower() or (said.verb and " " in title))
    verb = None if not said.verb else "" if said.verb == verbs[0] else said.verb
    if comma and is_title:
        return WrittenSpeaker(name, title.removesuffix("."), verb)
    return _with_title(WrittenSpeaker(subject, verb=verb))


def names_nobody(words: str, verbs: tuple[str, ...]) -> bool:
    """Tell whether somebody wrote who said it without a name: “she added”, or the verb alone in a whole sentence."""
    from releasedesk.importers import attributions

    bare = words.strip(" ,.")
    is_verb_alone = words.rstrip().endswith(_SENTENCE_ENDS) and (bare in verbs or attributions.is_verb(bare))
    return is_verb_alone or attributions.names_nobody(words)


def is_prose(words: str, verbs: tuple[str, ...], quoted: str = "") -> bool:
    """Tell whether what was written behind a quotation goes on with its sentence.

    So does “is the name of the new project.” behind “Blue Quay”, and “she said.”, for nobody is called so.
    Else that is said only of what begins with a small letter, names neither a verb of speaking nor a title, and is a
    whole sentence. In English, where a mark ends the words of a quote (`quoted`), a beginning such as “is open” is
    enough behind words that end with none.
    """
    words = words.strip()
    if names_nobody(words, verbs) or _tells_more(words):
        return True
    said = as_said(words, verbs)
    first, *others = words.split() or [""]
    is_part = verbs[:1] == (_ENGLISH_VERB,) and quoted[-1:].isalnum() and first in _GOING_ON
    is_sentence = is_part or (words.endswith(_SENTENCE_ENDS) and len(others) >= _SHORTEST_SENTENCE)
    names_verb = said.verb is not None or not {each.strip(".,!?…") for each in words.split()}.isdisjoint(
        verbs
    )
    return is_sentence and words[:1].islower() and not names_verb and not said.title


def _tells_more(words: str) -> bool:
    """Tell whether a whole sentence says with a verb amid it more than who said something: to whom, when."""
    from releasedesk.importers.attributions import is_verb, parse_attribution

    amid = words.split()[1:-1]
    return words.endswith(_SENTENCE_ENDS) and any(map(is_verb, amid)) and parse_attribution(words) is None


def _with_title(speaker: WrittenSpeaker) -> WrittenSpeaker:
    """Take apart name and title where the comma of Arabic, Persian and Urdu stands between them."""
    name, comma, title = speaker.name.partition(_ARABIC_COMMA)
    if comma and name.strip() and len(title.strip()) >= _SHORTEST_TITLE:
        return WrittenSpeaker(name.strip(), title.strip().removesuffix("."), speaker.verb)
    return speaker


def _without_verb(words: str, verbs: tuple[str, ...]) -> WrittenSpeaker:
    """Return words that name nobody for certain (“said the harbour master”) as they are, but for a usual verb."""
    bare = words.removesuffix(".")
    for verb in verbs:
        rest = bare.removeprefix(f"{verb} ").removesuffix(f" {verb}")
        if rest != bare:
            return WrittenSpeaker(rest.strip(" ,"), verb="" if verb == verbs[0] else verb)
    return WrittenSpeaker(words)
