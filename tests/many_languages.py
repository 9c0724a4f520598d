"""One story in many languages, in our own words: the Harbour Trust opens its quay."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from releasedesk.model import (
    Attribution,
    Boilerplate,
    Contact,
    Dateline,
    Edition,
    ListBlock,
    Organisation,
    Paragraph,
    Person,
    Phone,
    Quote,
    Release,
    ReleaseLine,
    RichText,
    Section,
    Span,
)

EMBARGO = ReleaseLine(
    kind="embargo", until=dt.datetime(2027, 3, 2, 0, 1, tzinfo=dt.UTC), time_zone="Europe/London"
)


class Words(NamedTuple):
    """What an edition says, in its own language."""

    speaker: str
    title: str
    headline: str
    deck: str
    place: str
    opening: RichText
    quote: tuple[str, ...]
    heading: str
    items: tuple[str, ...]
    second_quote: str
    note: str
    about: str
    boilerplate: str
    contact: str


WORDS = {
    "ar": Words(
        "إيلسا ريني",
        "رئيسة صندوق الميناء",
        "صندوق الميناء يفتح أول رصيف عام منذ ثمانين عامًا",
        "الرصيف الغربي مفتوح للمشي والصيد ابتداءً من الربيع",
        "ليث",
        ("يفتح صندوق الميناء (Harbour Trust) الرصيف الغربي كله أمام ", Span(text="الجمهور", strong=True),
         " في 1 أبريل 2027، بتكلفة 2.4 مليون جنيه، وتجدون الخرائط على https://harbourtrust.example/quay."),
        ("دفع الناس ثمن هذه الجدران.", "ونحن نعيدها إليهم."),
        "ما الذي يتغير على الرصيف",
        ("640 مترًا من الرصيف", "أحد عشر مرسى مجانيًا"),
        "لا أحد يُصلح ما لا يراه أحد.",
        "بُني الرصيف بين عامي 1800 و1806.",
        "عن صندوق الميناء",
        "يدير الصندوق الميناء القديم، وهو ملك لأعضائه البالغ عددهم 3100.",
        "مورفن أختربرغ",
    ),
    "he": Words(
        "איילסה רני",
        "יושבת ראש נאמנות הנמל",
        "נאמנות הנמל פותחת רציף ציבורי ראשון מזה שמונים שנה",
        "הרציף המערבי פתוח להולכי רגל ולדייגים מן האביב",
        "לית׳",
        ("נאמנות הנמל (Harbour Trust) תפתח ב־1 באפריל 2027 את הרציף המערבי כולו ", Span(text="לציבור", strong=True),
         ", בעלות של 2.4 מיליון ליש״ט; המפות באתר https://harbourtrust.example/quay."),
        ("הציבור שילם על החומות האלה.", "אנחנו מחזירים אותן."),
        "מה משתנה ברציף",
        ("640 מטרים של רציף", "אחד־עשר מקומות עגינה ללא תשלום"),
        "איש אינו מתקן את מה שאיש אינו רואה.",
        "הרציף נבנה בשנים 1800 עד 1806.",
        "על נאמנות הנמל",
        "הנאמנות מפעילה את הנמל הישן ושייכת ל־3,100 חבריה.",
        "מורבן אכטרברג",
    ),
    "fa": Words(
        "ایلسا رنی",
        "رئیس بنیاد بندر",
        "بنیاد بندر نخستین اسکلهٔ همگانی را پس از هشتاد سال می‌گشاید",
        "اسکلهٔ غربی از بهار برای پیاده‌روی و ماهیگیری باز است",
        "لیث",
        ("بنیاد بندر (Harbour Trust) روز ۱ آوریل ۲۰۲۷ سراسر اسکلهٔ غربی را به روی ", Span(text="مردم", strong=True),
         " می‌گشاید؛ نقشه‌ها در https://harbourtrust.example/quay هست."),
        ("مردم بهای این دیوارها را پرداخته‌اند.", "ما آن را پس می‌دهیم."),
        "چه چیزی در اسکله دگرگون می‌شود",
        ("۶۴۰ متر اسکله", "یازده لنگرگاه رایگان"),
        "کسی چیزی را که دیده نمی‌شود تعمیر نمی‌کند.",
        "اسکله میان سال‌های ۱۸۰۰ و ۱۸۰۶ ساخته شد.",
        "دربارهٔ بنیاد بندر",
        "بنیاد بندر قدیمی را می‌گرداند و از آنِ ۳۱۰۰ عضو آن است.",
        "مورون اختربرگ",
    ),
    "ur": Words(
        "ایلسا رینی",
        "ہاربر ٹرسٹ کی سربراہ",
        "ہاربر ٹرسٹ اسّی برس بعد پہلا عوامی گھاٹ کھول رہا ہے",
        "مغربی گھاٹ بہار سے سیر اور ماہی گیری کے لیے کھلا ہے",
        "لیتھ",
        ("ہاربر ٹرسٹ (Harbour Trust) 1 اپریل 2027 کو پورا مغربی گھاٹ ", Span(text="عوام", strong=True),
         " کے لیے کھول دے گا؛ نقشے https://harbourtrust.example/quay پر موجود ہیں۔"),
        ("لوگوں نے ان دیواروں کی قیمت ادا کی ہے۔", "ہم یہ انہیں واپس دے رہے ہیں۔"),
        "گھاٹ پر کیا بدل رہا ہے",
        ("640 میٹر گھاٹ", "گیارہ مفت لنگر گاہیں"),
        "جو چیز کوئی نہ دیکھے، اسے کوئی ٹھیک نہیں کرتا۔",
        "گھاٹ 1800 سے 1806 کے درمیان بنا۔",
        "ہاربر ٹرسٹ کے بارے میں",
        "ٹرسٹ پرانی بندرگاہ چلاتا ہے اور اپنے 3100 ارکان کی ملکیت ہے۔",
        "مورون اختربرگ",
    ),
    "zh-Hans": Words(
        "艾尔莎·伦尼",
        "海港信托主席",
        "海港信托开放八十年来首个公共码头",
        "西码头今春起供市民散步和垂钓",
        "利斯",
        ("海港信托（Harbour Trust）将于2027年4月1日向", Span(text="公众", strong=True),
         "开放整个西码头，工程耗资240万英镑；地图见 https://harbourtrust.example/quay。"),
        ("市民出钱修了这些堤岸。", "现在，我们把它们还给市民。"),
        "码头上的变化",
        ("640米码头", "十一个免费泊位"),
        "没有人看的东西，就没有人去修。",
        "码头建于1800年至1806年。",
        "关于海港信托",
        "海港信托管理老港口，为其3100名会员所有。",
        "莫文·阿赫特贝格",
    ),
    "zh-Hant": Words(
        "艾爾莎·倫尼",
        "海港信託主席",
        "海港信託開放八十年來首座公共碼頭",
        "西碼頭今春起供市民散步與垂釣",
        "利斯",
        ("海港信託（Harbour Trust）將於2027年4月1日向", Span(text="公眾", strong=True),
         "開放整座西碼頭，工程耗資240萬英鎊；地圖見 https://harbourtrust.example/quay。"),
        ("市民出錢修了這些堤岸。", "現在，我們把它們還給市民。"),
        "碼頭上的改變",
        ("640公尺碼頭", "十一個免費泊位"),
        "沒有人看的東西，就沒有人去修。",
        "碼頭建於1800年至1806年。",
        "關於海港信託",
        "海港信託管理舊港口，為其3100名會員所有。",
        "莫文·阿赫特貝格",
    ),
    "ja": Words(
        "エイルサ・レニー",
        "港湾トラスト理事長",
        "港湾トラスト、八十年ぶりに公共岸壁を開放",
        "西岸壁は春から散歩と釣りに自由に使えます",
        "リース",
        ("港湾トラスト（Harbour Trust）は2027年4月1日、西岸壁の全体を", Span(text="一般", strong=True),
         "に開放します。費用は240万ポンドで、地図は https://harbourtrust.example/quay にあります。"),
        ("この岸壁は人々のお金で築かれました。", "私たちはそれをお返しします。"),
        "岸壁で変わること",
        ("岸壁の長さは640メートル", "無料の係留場所が十一か所"),
        "だれも見ないものは、だれも直しません。",
        "岸壁は1800年から1806年にかけて築かれました。",
        "港湾トラストについて",
        "当トラストは古い港を運営し、3,100人の会員のものです。",
        "モーヴン・アハターバーグ",
    ),
    "ko": Words(
        "에일사 레니",
        "항만 신탁 이사장",
        "항만 신탁, 팔십 년 만에 첫 공공 부두 개방",
        "서쪽 부두는 올봄부터 산책과 낚시에 열립니다",
        "리스",
        ("항만 신탁(Harbour Trust)은 2027년 4월 1일 서쪽 부두 전체를 ", Span(text="시민", strong=True),
         "에게 개방한다. 공사비는 240만 파운드이며 지도는 https://harbourtrust.example/quay 에 있다."),
        ("사람들이 이 벽의 값을 치렀습니다.", "우리는 그것을 돌려드립니다."),
        "부두에서 달라지는 것",
        ("부두 640미터", "무료 계류장 열한 곳"),
        "아무도 보지 않는 것은 아무도 고치지 않습니다.",
        "부두는 1800년부터 1806년까지 지어졌다.",
        "항만 신탁에 대하여",
        "신탁은 옛 항구를 운영하며 회원 3,100명의 것이다.",
        "모번 아흐터베르흐",
    ),
    "fr": Words(
        "Ailsa Rennie",
        "présidente du Harbour Trust",
        "Le Harbour Trust ouvre le premier quai public depuis quatre-vingts ans",
        "Le quai ouest est libre d’accès dès le printemps",
        "Leith",
        ("Le Harbour Trust ouvrira tout le quai ouest au ", Span(text="public", strong=True),
         " le 1er avril 2027 ; les plans sont sur https://harbourtrust.example/quay."),
        ("Les gens ont payé ces murs.", "Nous les leur rendons."),
        "Ce qui change sur le quai",
        ("640 mètres de quai", "onze mouillages gratuits"),
        "Personne ne répare ce que personne ne voit.",
        "Le quai a été bâti de 1800 à 1806.",
        "À propos du Harbour Trust",
        "Le Trust gère le vieux port et appartient à ses 3 100 membres.",
        "Morven Achterberg",
    ),
    "de": Words(
        "Ailsa Rennie",
        "Vorsitzende des Harbour Trust",
        "Harbour Trust öffnet ersten öffentlichen Kai seit achtzig Jahren",
        "Der Westkai ist ab dem Frühjahr frei zugänglich",
        "Leith",
        ("Der Harbour Trust öffnet am 1. April 2027 den ganzen Westkai für die ",
         Span(text="Öffentlichkeit", strong=True), "; Karten unter https://harbourtrust.example/quay."),
        ("Die Menschen haben diese Mauern bezahlt.", "Wir geben sie zurück."),
        "Was sich am Kai ändert",
        ("640 Meter Kai", "elf kostenlose Liegeplätze"),
        "Niemand repariert, was niemand sieht.",
        "Der Kai wurde von 1800 bis 1806 gebaut.",
        "Über den Harbour Trust",
        "Der Trust betreibt den alten Hafen und gehört seinen 3.100 Mitgliedern.",
        "Morven Achterberg",
    ),
}  # fmt: skip
"""The story by language."""

LANGUAGES = tuple(WORDS)


def release_in(language: str) -> Release:
    """The story as a release of one edition."""
    words = WORDS[language]
    person = Person(id="ailsa", name=words.speaker, title=words.title)
    return Release(
        id=f"quay-{language.lower()}",
        organisation=Organisation(name="Harbour Trust"),
        people=(person,),
        editions=(edition_in(language),),
    )


def edition_in(language: str) -> Edition:
    """The story as an edition; the identifiers are the same in every language."""
    words = WORDS[language]
    opening = Section(
        id="s1",
        blocks=(
            Paragraph(id="p1", text=words.opening),
            Quote(
                id="q1",
                speaker="ailsa",
                paragraphs=words.quote,
                attribution=Attribution(placement="after_first"),
            ),
        ),
    )
    changes = Section(
        id="s2",
        heading=words.heading,
        blocks=(
            ListBlock(id="l1", items=words.items),
            Quote(id="q2", speaker="ailsa", paragraphs=(words.second_quote,)),
        ),
    )
    return Edition(
        language=language,
        release_line=EMBARGO,
        reference="HT 27/04",
        headline=words.headline,
        subheadlines=(words.deck,),
        dateline=Dateline(place=words.place, date=dt.date(2027, 3, 2)),
        sections=(opening, changes),
        notes=(Paragraph(id="n1", text=words.note),),
        boilerplates=(Boilerplate(id="b1", heading=words.about, paragraphs=(words.boilerplate,)),),
        contacts=(
            Contact(
                id="c1",
                name=words.contact,
                organisation="Harbour Trust",
                phones=(Phone(number="+44 131 496 0142"),),
                emails=("press@harbourtrust.example",),
            ),
        ),
    )
