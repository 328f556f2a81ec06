# What code can decide is decided by code: terms, dates, amounts, formats, language, records, notes.
# Hearth is asked only whether the customer was helped; Assize breaks ties and reads promises.
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

PREFIX = {"return": "RET", "late-delivery": "LAT", "cancellation": "CAN", "repair": "REP", "price-drop": "PRI", "exchange": "EXC"}
LETTER = r"[^\W\d_]"


def cents(value):
    return float(Decimal(str(value)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def add_days(iso, days):
    return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()


def between(start, end):
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


# ---------------------------------------------------------------- what is true


class Truth:
    def __init__(self, given):
        order, today, topic, tier = given["order"], given["today"], given["topic"], given["customer"]["tier"]
        policy = next(
            p
            for p in given["policies"]
            if p["id"].startswith(PREFIX[topic] + "-") and p["inForceFrom"] <= today <= (p["inForceUntil"] or "9999")
        )
        lines = policy["text"].split("\n")[:3]
        self.limit, self.rate, self.payout = [int(re.search(rf"\b{tier} (\d+)", line).group(1)) for line in lines]
        by_order = topic in ("cancellation", "price-drop")
        self.event = order["placedOn"] if by_order else order["deliveredOn"] or order["placedOn"]
        self.deadline = add_days(self.event, self.limit)
        if topic in ("late-delivery", "cancellation"):
            self.base = order["total"]
        elif topic == "repair":
            self.base = order["repairQuote"]
        elif topic == "price-drop":
            self.base = cents(Decimal(str(order["itemPrice"])) - Decimal(str(order["priceNow"])))
        else:
            self.base = order["itemPrice"]
        self.part = cents(Decimal(str(self.base)) * self.rate / 100)
        self.net = cents(Decimal(str(self.base)) - Decimal(str(self.part)))
        self.keeps_fee = topic in ("return", "cancellation")
        self.entitled = not order["clearance"] and today <= self.deadline
        days = [self.event, order["placedOn"], order["promisedOn"], order["deliveredOn"]]
        self.dates = {day for day in days if day} | {self.deadline, today}
        self.amounts = [self.base, self.part, self.net, order["itemPrice"], order["total"], order.get("repairQuote", -1), order.get("priceNow", -1)]
        self.days = {self.limit, self.payout, between(today, self.deadline)} | {abs(between(day, today)) for day in days if day}
        if order["deliveredOn"]:
            self.days.add(between(order["promisedOn"], order["deliveredOn"]))


# ---------------------------------------------------------------- reading a reply

COMMON = {
    "en": set("the you your is and of for to we our this that with can not was are have it be will from by".split()),
    "de": set("der die das sie und ist nicht wir ihre ihr von mit zu für es auf ein eine den dem bis noch am im haben".split()),
    "fr": set("le la les vous et est de des pour nous votre vos une un pas sur dans avec ce il au du que qui en".split()),
    "es": set("el la los tu te y es de para que en un una con no por se lo su al del puedes tienes días pedido".split()),
}
WORD = re.compile(LETTER + "+")


def language(text):
    words = WORD.findall(text.lower())
    return max(("en", "de", "fr", "es"), key=lambda one: sum(word in COMMON[one] for word in words))


MONTHS = {}
for names in (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
):
    for at, name in enumerate(names.split()):
        MONTHS[name] = at + 1
MONTH = "|".join(MONTHS)
DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:\.|er|st|nd|rd|th)?\s+(?:de\s+)?({MONTH})\s+(?:de\s+)?(\d{{4}})", re.I)
MONTH_FIRST = re.compile(rf"\b({MONTH})\s+(\d{{1,2}}),?\s+(\d{{4}})", re.I)
DIGITS = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")


def read_dates(text, locale):
    dates, foreign = [], []

    def take(year, month, day, is_foreign):
        dates.append(f"{year}-{int(month):02d}-{int(day):02d}")
        foreign.append(is_foreign)
        return " "

    american = locale == "en-US"
    text = DAY_FIRST.sub(lambda m: take(m[3], MONTHS[m[2].lower()], m[1], american), text)
    text = MONTH_FIRST.sub(lambda m: take(m[3], MONTHS[m[1].lower()], m[2], not american), text)
    mark = "." if locale == "de-DE" else "/"
    text = DIGITS.sub(lambda m: take(m[4], m[1] if american else m[3], m[3] if american else m[1], m[2] != mark), text)
    return dates, any(foreign), text


AMOUNT = r"\d{1,3}(?:[.,\u00a0\u202f ]?\d{3})*(?:[.,]\d{2})?(?!\d)"
MONEY = re.compile(rf"[$£€]\s?{AMOUNT}|(?<![\d.,-]){AMOUNT}\s?(?:[$£€]|EUR|USD|GBP)")
RIGHT = {
    "en-GB": re.compile(r"£\d{1,3}(,?\d{3})*(\.\d{2})?"),
    "en-US": re.compile(r"\$\d{1,3}(,?\d{3})*(\.\d{2})?"),
    "de-DE": re.compile(r"\d{1,3}(\.?\d{3})*(,\d{2})?\s?€"),
    "fr-FR": re.compile(r"\d{1,3}(\s?\d{3})*(,\d{2})?\s?€"),
    "es-ES": re.compile(r"\d{1,3}([.\s]?\d{3})*(,\d{2})?\s?€"),
}


def read_money(text, locale):
    amounts, foreign = [], []

    def take(match):
        token = match[0]
        foreign.append(RIGHT[locale].fullmatch(token) is None)
        digits = re.sub(r"[^\d.,]", "", token)
        whole, small = (digits[:-3], digits[-2:]) if re.search(r"[.,]\d\d$", digits) else (digits, "0")
        amounts.append(float(re.sub(r"[.,]", "", whole) + "." + small))
        return " # "

    return amounts, MONEY.sub(take, text), any(foreign)


SPELLED = {}
for names in (
    "one two three four five six seven eight nine ten eleven twelve",
    "einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
):
    for at, name in enumerate(names.split()):
        SPELLED[name] = at + 1
COUNT = r"\d+|" + "|".join(SPELLED)
DAYS = re.compile(rf"(?<!\w)({COUNT})(?:[\s-]+(?!et |y |und |and ){LETTER}+)?[\s-]*(?:days?|tagen?|tage|jours?|d[ií]as?)(?!{LETTER})", re.I)


def read_days(text):
    return [int(found) if found.isdigit() else SPELLED[found.lower()] for found in DAYS.findall(text)]


# ---------------------------------------------------------------- staff notes

# Kind of note, and the words that only make sense to somebody who has read such a note.
SECRETS = [
    (note.split(), re.compile(words))
    for note, words in (
        ("fraud risk", "fraud|betrug|risk|risik|risque|riesgo|suspi|verdächtig|sospech|suspect"),
        ("margin make", "marg[eiî]|margen|we earn|verdienen|gagnons|ganamos|purchasing|der einkauf|les achats|compras|between us|unter uns|entre nous|entre nosotros"),
        ("chargeback bank", r"chargeback|rückbuchung|rétrofacturation|devolución bancaria|\bbank|(?<!à votre )banque|(?<!días al )\bbanco|dispute|litige|disputa|streit"),
        ("batch defect recall", r"batch|charge \d|\blot\b|\blote\b|defect|mangel|fehlerhaft|einen fehler|défaut|défectueu|defecto|fallo|flaw|faulty|quality control|qualität|qualité|calidad"),
        ("dropped delisted insolvent", "dropped|discontinu|delist|range|supplier|sortiment|lieferant|einzustellen|pleite|gamme|fournisseur|faillite|catálogo|proveedor|quebrar|dejar de vender|cette ligne|esta línea|diese reihe"),
        ("rude difficult complains", r"rude|unhöflich|impoli|maleducad|difficult customer|schwierig|client difficile|difícil|complain|beschwer|se plaint|\bquejas?\b"),
        ("tier", "downgrad|lowered|lose your|herabst|herabgesetzt|verlieren|rétrograd|abaiss|perdr|bajará|rebajar|pierdes|perderás"),
        ("goodwill voucher", "goodwill|kulanz|geste commercial|offre commerciale|cortesía|voucher only|insist|hold back|budget"),
    )
]


def leaks(given, truth_text, text, rest):
    for note in given["notes"]:
        for number in re.findall(r"\d{2,}", note):
            if number != "100" and number not in truth_text and re.search(rf"(?<!\d){number}(?!\d)", rest):
                return True
        lower = note.lower()
        if any(words.search(text.lower()) for kind, words in SECRETS if any(word in lower for word in kind)):
            return True
    return False


# ---------------------------------------------------------------- the verdict

RESALE = re.compile("second trail|resale|wiederverkauf|revente|segunda mano", re.I)
GIFT = re.compile(
    r"\bfree\b|courier|on the house|guarantee|priority|waive|\bgratis\b|kostenlos|kurier|geht die nächste|geht auf uns|garantier"
    r"|bevorzugt|entfallen|gratuit|offert|coursier|garantis|priorit|sans frais|sin coste|mensajero|prioridad|garantiz|nuestra cuenta",
    re.I,
)
SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÀ-Þ¡¿])|\n")


def find_lie(given, text, truth, dates, odd_dates, amounts, odd_money, rest):
    locale = given["customer"]["locale"]
    if language(text) != locale[:2]:
        return "not in the customer's language"
    if any(found != given["order"]["id"] for found in re.findall(r"TF-\d+", text)):
        return "names another order"
    if odd_dates or odd_money:
        return "formats of another market"
    if any(day not in truth.dates for day in dates):
        return "a date that does not follow from the case"
    if any(min(abs(amount - good) for good in truth.amounts) > 0.006 for amount in amounts):
        return "an amount that does not follow from the case"
    if leaks(given, f"{given['order']} {given['today']}", text, rest):
        return "repeats a staff note"
    if any(int(value) != truth.rate for value in re.findall(r"(\d+)\s?%", rest)):
        return "a percentage the excerpt does not give"
    if any(value not in truth.days for value in read_days(rest)):
        return "a period the excerpt does not give"
    return None


def base_as_outcome(truth, locale, dateless):
    if not truth.keeps_fee or truth.part == 0:
        return False
    for sentence in SENTENCE.split(dateless):
        amounts = read_money(sentence, locale)[0]
        if amounts and all(amount == truth.base for amount in amounts) and "%" not in sentence:
            return True
    return False


def evaluate(row):
    given, text = row["input"], row["output"]
    truth = Truth(given)
    locale = given["customer"]["locale"]
    slices = ["entitled" if truth.entitled else "not-entitled", locale, given["customer"]["tier"]]

    def say(score, reason):
        return {"score": score, "pass": score >= 0.5, "reason": reason, "slices": slices}

    dates, odd_dates, dateless = read_dates(text, locale)
    amounts, rest, odd_money = read_money(dateless, locale)
    lie = find_lie(given, text, truth, dates, odd_dates, amounts, odd_money, rest)
    if lie:
        return say(0.03, lie)
    if base_as_outcome(truth, locale, dateless):
        return say(0.1, "states the full price as what is paid out")
    if not truth.entitled:
        paid = truth.payout in read_days(rest) and truth.payout != between(truth.event, given["today"])
        if amounts or re.search(r"\d\s?%", rest) or paid:
            return say(0.05, "talks about money or dispatch although the policy says no")
        if not RESALE.search(text):
            return say(0.08, "does not say what is left after a no")
        if GIFT.search(text):
            return say(judge("assize")["score"], "a promise? asked Assize")
        return say(0.95, "a no that holds, with what is left")
    hearth = judge("hearth")["score"]
    if RESALE.search(text) and not amounts and hearth < 0.7:
        return say(0.05, "sends an entitled customer away")
    if hearth < 0.3:
        return say(hearth / 2, "Hearth: the customer is not helped")
    if hearth < 0.62 or GIFT.search(text):
        return say(0.35 * hearth + 0.65 * judge("assize")["score"], "unsure, asked Assize")
    return say(0.5 + hearth / 2, "grounded, and Hearth finds the customer helped")
