"""What attributions say: the verb, the name, the title (“said Ailsa Rennie, Chair of the Harbour Trust”)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from releasedesk.importers.east_asian_names import chinese_name
from releasedesk.importers.names import is_courtesy, is_name_token, split_name
from releasedesk.importers.printed_attributions import printed_attribution

_VERBS = frozenset(
    """
    said says stated states added adds explained explains commented comments noted notes continued continues
    concluded concludes announced announces stressed stresses remarked remarks warned warns argued argues declared
    declares told tells insisted insists emphasised emphasises emphasized emphasizes observed recalled replied
    responded agreed confirmed confirms suggested asked cautioned promised
    afirmó afirma comentó comenta dijo dice señaló señala explicó explica agregó añadió aseguró destacó declaró
    indicó expresó manifestó subrayó
    déclare déclarait explique expliquait ajoute souligne affirme précise conclut estime commente
    sagte sagt erklärte erklärt betonte betont meinte kommentierte ergänzte
    afirmou disse explicou ha·dichiarato dichiara afferma spiega commenta
    zei zegt aldus verklaarde
    """.split()
)
_TWO_WORD_VERBS = frozenset(
    (
        *(
            f"a {verb}"
            for verb in "déclaré dit expliqué ajouté souligné affirmé précisé commenté conclu estimé".split()
        ),
        *(f"ha {verb}" for verb in "dichiarato detto affermato spiegato commentato dicho afirmado".split()),
        "went on",
    )
)
# Verbs whose particle stands behind the speaker.
_PARTED_VERBS = frozenset(
    f"{stem} {particle}"
    for stems, particle in (
        ("fügte fügt", "hinzu"), ("führte führt", "aus"), ("fuhr fährt", "fort"), ("hob hebt", "hervor"),
        ("stellte stellt", "klar"), ("teilte teilt", "mit"), ("räumte räumt", "ein"), ("merkte merkt", "an"),
        ("voegde voegt lichtte licht", "toe"), ("legde legt", "uit"), ("deelde deelt", "mee"), ("vulde vult", "aan"),
        ("merkte merkt", "op"),
    )
    for stem in stems.split()
)  # fmt: skip
_PRONOUNS = frozenset(
    """
    he she they it i we er sie es wir hij zij ze we il elle ils elles on nous él ella ellos ellas lui lei loro ele ela
    eles elas
    """.split()
)
_FRENCH_PRONOUN = re.compile(r"\w-(?:t-)?(?:il|elle|on|ils|elles)$")
# Words with which a circumstance begins, so that what follows the name is no title.
_CIRCUMSTANCES = frozenset(
    """
    on in at during after before as while when today yesterday tomorrow who whose which adding speaking following
    referring and but in if because since to from by with this last earlier later
    """.split()
)
_ABBREVIATED = re.compile(r"(?:^|[\s.])(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|[A-Z])\.$")
_CHINESE = re.compile(
    r"^(?P<subject>.{2,40}?)"
    r"(?P<verb>也?(?:表示|補充說|补充说|補充道|补充道|說|说|指出|強調|强调|稱|称|認為|认为))$"
)


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution taken apart. `courtesy` is a title such as “Mr” that stands before the name."""

    verb: str
    name: str
    title: str = ""
    courtesy: str = ""


def is_verb(word: str) -> bool:
    """Tell whether a word, or two, are a verb of saying."""
    verb = word.strip(",:").casefold()
    return verb in _VERBS or verb in _TWO_WORD_VERBS or verb in _PARTED_VERBS


def parse_attribution(phrase: str, *, verb_needed: bool = True) -> Said | None:
    """Take an attribution apart, or return None where any of its words would find no place.

    Pronouns, offices without a name (“the minister said”) and circumstances (“said X in Leith on Monday”) give None.
    """
    phrase = _without_stop(phrase.strip().strip(",，:：;–—").strip().removesuffix("。"))
    if not phrase or len(phrase) > 300:
        return None
    if match := _CHINESE.match(phrase):
        return _chinese(match["subject"], match["verb"])
    if not phrase.isascii() and (printed := printed_attribution(phrase)):
        return Said(printed.verb, printed.name, printed.title)
    verb, subject = _verb_and_subject(phrase.split())
    if not verb and verb_needed:
        return None
    if not verb and len(subject) > 16:
        return None
    return _subject(verb, " ".join(subject).strip(" ,"))


def names_nobody(phrase: str) -> bool:
    """Tell whether an attribution has a pronoun for its subject (“she said on Monday”, “a-t-elle ajouté”)."""
    words = [word.strip(",.;:!?…") for word in phrase.casefold().split()]
    words = [word for word in words if word]
    if any(_FRENCH_PRONOUN.search(word) for word in words[:2]):
        return True
    for at, others in ((0, words[1:]), (1, words[:1]), (2, words[:2])):
        verbs = {" ".join(others[:1]), " ".join(others[:2])}
        if len(words) > at and words[at] in _PRONOUNS and any(map(is_verb, verbs)):
            return True
    return False


def subject_before_verb(sentence: str) -> Said | None:
    """Return who says something in a sentence that leads to a quotation (“Moore says the survey is new:”)."""
    words = sentence.split()
    for index, word in enumerate(words[1:], start=1):
        if is_verb(word) or word.casefold() in {"released", "issued"}:
            subject = " ".join(words[:index])
            subject = re.sub(r"^(?:Today|Yesterday|Earlier|Meanwhile|However)\b,?\s", "", subject)
            return _subject("", subject.strip(" ,"))
    return None


def _without_stop(phrase: str) -> str:
    return phrase if _ABBREVIATED.search(phrase) else phrase.removesuffix(".").rstrip()


def _verb_and_subject(words: list[str]) -> tuple[str, list[str]]:
    parted = f"{words[0]} {words[-1]}"
    if len(words) > 2 and parted.casefold() in _PARTED_VERBS:
        return parted, words[1:-1]
    for length, verbs in ((2, _TWO_WORD_VERBS | _PARTED_VERBS), (1, _VERBS)):
        first, last = " ".join(words[:length]), " ".join(words[-length:])
        if len(words) > length and first.casefold() in verbs:
            return first, words[length:]
        if len(words) > length and last.casefold() in verbs:
            return last, words[:-length]
    return "", words


def _subject(verb: str, subject: str) -> Said | None:
    head, comma, tail = subject.partition(", ")
    said = _name(verb, head.split())
    if comma and said is not None and _is_full(said):
        return _with_title(said, tail.strip(" ,"))
    if comma:
        before, _, last = subject.rpartition(", ")
        said = _name(verb, last.split())
        if said is None or not _is_full(said):
            return None
        # A title of several parts before the name reads on from the nearest one after it.
        return _with_title(said, ", ".join(part.strip() for part in reversed(before.split(", "))))
    return said


def _is_full(said: Said) -> bool:
    return bool(said.courtesy) or len(said.name.split()) > 1


def _with_title(said: Said, title: str) -> Said | None:
    parts = [said.title, title] if said.title else [title]
    words = title.split()
    if not words or len(words) > 24 or any(is_verb(word) for word in words):
        return None
    if any(part.split()[0].casefold() in _CIRCUMSTANCES for part in title.split(", ") if part.split()):
        return None
    return Said(said.verb, said.name, ", ".join(parts), said.courtesy)


def _name(verb: str, words: list[str]) -> Said | None:
    before, name = split_name(words)
    if not name or (len(words) == 1 and words[0].casefold() in _PRONOUNS):
        return None
    courtesy = ""
    if before and is_courtesy(before[-1]):
        courtesy = before.pop()
    elif len(name) > 1 and is_courtesy(name[0]):
        courtesy, *name = name
    if not is_name_token(name[-1]) or (before and not _may_be_title(before)):
        return None
    return Said(verb, " ".join(name), " ".join(before), courtesy)


def _may_be_title(words: list[str]) -> bool:
    """Tell whether the words before a name can be a title: “for”, “of” or “by” before a name belong to a phrase."""
    last = words[-1].strip(",").casefold()
    return (
        last not in {"for", "of", "by", "with", "from", "at", "in", "to", "and", "or", "the", "a"}
        and len(words) <= 14
    )


def _chinese(subject: str, verb: str) -> Said | None:
    found = chinese_name(subject)
    return Said(verb, *found) if found else None
