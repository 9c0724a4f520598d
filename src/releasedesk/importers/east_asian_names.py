"""Where a title ends and a name begins in Chinese and Korean, which set neither apart nor write capitals."""

from __future__ import annotations

import re

_CHINESE_SURNAMES = frozenset(
    "王李張张劉刘陳陈楊杨趙赵黃黄周吳吴徐孫孙胡朱高林何郭馬马羅罗梁宋鄭郑謝谢韓韩唐馮冯于董蕭萧程曹袁鄧邓許许傅沈曾彭呂吕蘇苏盧卢蔣蒋蔡賈贾丁"
    "魏薛葉叶閻阎余潘杜戴夏鍾钟汪田任姜范方石姚譚谭廖鄒邹熊金陸陆郝孔白崔康毛邱秦江史顧顾侯邵孟龍龙萬万段雷錢钱湯汤尹黎易常武喬乔賀贺賴赖龔龚文"
)
# What offices that people hold end with.
_CHINESE_TITLE = re.compile(
    r"^(?P<title>.*(?:主席|主任|[部會会院校局署處处館馆社所行科組组隊队市縣县省州鎮镇村船艦舰港務务事秘書书團团班]長|"
    r"[部会院校局署处馆社所行科组队市县省州镇村船舰港务事书团班]长|總裁|总裁|經理|经理|發言人|发言人|教授|博士|主管|總監|总监|總理|总理|"
    r"總統|总统|代表|書記|书记|負責人|负责人|醫生|医生|律師|律师|研究員|研究员|委員|委员|議員|议员|大使|顧問|顾问|工程師|工程师))"
    r"(?P<name>.+)$"
)
# Names from elsewhere are written by their sound, with a dot between their parts.
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·‧・][\u4e00-\u9fff]{1,8}){1,3}")
_LONGEST_DOTTED = 16
_KOREAN_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
)
_SYLLABLES = 3
"""Of a Korean name, most often: one of the family, two of the given name."""
_KOREAN_TITLE = re.compile(
    r".*(?:[사회원부국총소팀시과실단청처관교학본항선의]장|대표|장관|차관|의원|교수|대변인|대통령|총리|지사|감독|연구원|박사|변호사|이사|담당|기자|위원)"
)


def chinese_name(subject: str) -> tuple[str, str] | None:
    """Return the name and the title of who speaks, or None where it cannot be told that it is somebody."""
    titled = _CHINESE_TITLE.match(subject)
    if titled and _is_name(titled["name"]):
        return titled["name"], titled["title"]
    if _DOTTED.fullmatch(subject):
        return (subject, "") if len(subject) <= _LONGEST_DOTTED else None
    for length in (3, 2):
        if len(subject) >= length and subject[-length] in _CHINESE_SURNAMES:
            return subject[-length:], subject[:-length]
    return None


def _is_name(words: str) -> bool:
    return bool(_DOTTED.fullmatch(words)) or (len(words) in (2, 3) and words[0] in _CHINESE_SURNAMES)


def korean_name(speaker: str) -> tuple[str, str]:
    """Return the name and the title behind it; of a name from elsewhere, two words are taken where a title follows."""
    words = speaker.split()
    has_title = bool(_KOREAN_TITLE.fullmatch(words[-1]))
    is_native = len(words[0]) == _SYLLABLES and words[0][0] in _KOREAN_SURNAMES
    length = 1 if is_native or (has_title and len(words) == 2) else 2 if has_title else len(words)
    return " ".join(words[:length]), " ".join(words[length:])


def known_name_in(words: str, names: frozenset[str]) -> tuple[str, str] | None:
    """Return the known name with which words end in Chinese or begin in Korean, and the title that is left."""
    for name in sorted(names, key=len, reverse=True):
        if len(name) < len(words) and _is_of_the_east(name):
            if words.endswith(name):
                return name, words.removesuffix(name).strip()
            if words.startswith(f"{name} "):
                return name, words.removeprefix(name).strip()
    return None


def _is_of_the_east(name: str) -> bool:
    return len(name) > 1 and "\u3040" <= name[0] <= "\ud7af"
