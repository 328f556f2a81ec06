"""Is this extraction what the document says?

Code decides everything that can be read off the text. The one judge that reads notes is asked only when all of that holds and
there is something a person may have written beside the document.
"""

import re
from datetime import date, timedelta

OURS = {"GB418220763", "DE298114075", "FR62803117294", "315520946", "CHE304552118"}

# ------------------------------------------------------------------ reading the output, with all freedoms of the schema


def fold(text):
    """Look-alikes of scans folded, everything but letters and digits dropped."""
    text = re.sub(r"[^0-9A-Z]", "", str(text or "").upper())
    return text.replace("O", "0").replace("I", "1").replace("L", "1")


OUR_FOLDED = {fold(own) for own in OURS}


def number(value):
    return None if value is None or value == "" else float(value)


class Read:
    def __init__(self, row):
        out = row["output"]
        scale = 1 if row["input"]["schema"] == "ap-2" else 100

        def cents(value):
            value = number(value)
            return None if value is None else round(value * scale)

        supplier, buyer = out.get("supplier") or {}, out.get("buyer") or {}
        self.type = out.get("document_type")
        self.number = str(out.get("invoice_number") or "").strip()
        self.issued = str(out.get("issue_date") or "")[:10]
        self.due = str(out.get("due_date") or "")[:10] or None
        self.supplier_name = str(supplier.get("name") or "")
        self.supplier_id = str(supplier.get("vat_id") or "")
        self.buyer_name = str(buyer.get("name") or "")
        self.buyer_id = str(buyer.get("vat_id") or "")
        self.po = str(out.get("po_number") or "").strip() or None
        self.currency = str(out.get("currency") or "").upper()
        self.lines = [
            {
                "quantity": number(line.get("quantity")) or 0.0,
                "unit": str(line.get("unit") or "").lower(),
                "price": cents(line.get("unit_price")) or 0,
                "per": number(line.get("price_per")) or 1,
                "amount": cents(line.get("amount")) or 0,
            }
            for line in out.get("lines") or []
        ]
        self.charges = cents(out.get("charges"))
        self.net = cents(out.get("net_total")) or 0
        self.tax = cents(out.get("tax_total")) or 0
        self.gross = cents(out.get("gross_total")) or 0
        self.weight = number(out.get("weight_kg"))
        self.hold = out.get("payment_hold") is True


# ------------------------------------------------------------------ reading the document

MARK = re.compile(
    r"^\s*(-{3,}|_{4,}).*|wrote:\s*$|schrieb.*:\s*$|a écrit\s*:\s*$|^begin forwarded|weitergeleitet|forwarded message",
    re.I | re.M,
)
HEADER = re.compile(r"^(from|von|de|date|datum|sent|gesendet|envoyé)\s?:", re.I)
QUOTE = re.compile(r"^(>\s?)+", re.M)


def split_messages(document):
    """Messages of a thread, newest first, without their From/Date lines (whose dates mean nothing here)."""
    text = QUOTE.sub("", document) if ">" in document else document
    if not MARK.search(text):
        return [text]
    messages, header_lines = [[]], 0
    for line in text.split("\n"):
        if MARK.search(line):
            messages.append([])
            header_lines = 2
        elif header_lines and HEADER.match(line):
            header_lines -= 1
        else:
            header_lines = 0
            messages[-1].append(line)
    return ["\n".join(lines) for lines in messages]


SCANNED_NUMBER = re.compile(r"(?<!\S)[-(]?[\dOolI.,'/()-]*[OolI][\dOolI.,'/()-]*(?!\S)")
LOOK_ALIKES = str.maketrans("OolI", "0011")


def mend_digits(text):
    """O and l inside numbers are a scanner's."""

    def mend(match):
        token = match.group()
        return token.translate(LOOK_ALIKES) if any(sign.isdigit() for sign in token) else token

    return SCANNED_NUMBER.sub(mend, text)


MONEY = re.compile(r"(?<![\d.,'])(\d{1,3}(?:[.,' ]\d{3})+|\d+)[.,](\d{2})(?!\d|[.,]\d)")


UNGROUP = str.maketrans("", "", ".,' ")


def money_in(text):
    return [int(whole.translate(UNGROUP)) * 100 + int(cents) for whole, cents in MONEY.findall(text)]


COMMA_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[. ']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?")
POINT_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[,']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?")


NO_POINTS, NO_COMMAS = str.maketrans("", "", ". '"), str.maketrans("", "", ",' ")


def numbers_in(line, comma):
    """All numbers of a line as plain values, by the document's own decimal sign."""
    if comma:
        return [float(text.translate(NO_POINTS).replace(",", ".")) for text in COMMA_NUMBER.findall(line)]
    return [float(text.translate(NO_COMMAS)) for text in POINT_NUMBER.findall(line)]


def uses_comma(text):
    return len(re.findall(r"\d,\d{2}(?!\d)", text)) >= len(re.findall(r"\d\.\d{2}(?![\d.])", text))


CENTS = re.compile(r"[.,]\d\d")


class Printed:
    """The money of a text, line by line, with its items (quantity x price = amount, per hundred and per hour included)."""

    def __init__(self, text):
        self.comma = uses_comma(text)
        self.lines = [(line, money_in(line)) for line in text.split("\n") if CENTS.search(line)]
        self.all = [value for _, money in self.lines for value in money]
        items = [(line, money) for line, money in self.lines if self.is_item(line, money)]
        self.amounts = [money[-1] for _, money in items]
        self.item_lines = {line for line, _ in items}

    def is_item(self, line, money):
        if len(money) < 2 or not money[-1]:
            return False
        price, amount = money[-2:]
        pers = (1, 100, 60) if "min" in line.lower() else (1, 100)
        return any(abs(q * price / per - amount) <= 1 for q in numbers_in(line, self.comma) for per in pers)


def fold_month(word):
    word = re.sub(r"[1!i|]", "l", word.lower()).replace("0", "o").replace("rn", "m")
    return word.replace("c", "e")


MONTHS = sorted(
    [
        (fold_month(name), at + 1)
        for at, names in enumerate(
            "jan feb,fév mar,mär apr,avr may,mai jun,juin jul,juil aug,aoû sep oct,okt nov dec,dez,déc".split()
        )
        for name in names.split(",")
    ],
    key=lambda pair: -len(pair[0]),
)


def month_of(word):
    folded = fold_month(word)
    return next((month for name, month in MONTHS if folded.startswith(name)), 0)


def iso(year, month, day):
    year, month, day = ("20" + year if len(year) == 2 else year), int(month), int(day)
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


ISO_DATE = re.compile(r"(20\d{2})-(\d{2})-(\d{2})")
NUMERIC_DATE = re.compile(r"(?<![\d/.])(\d{1,2})[./](\d{1,2})[./](20\d{2}|\d{2})(?![\d/])")
DAY_NAME = re.compile(r"(\d{1,2})\.? ([\w!]{3,10}) (20\d{2})")
NAME_DAY = re.compile(r"([\w!]{3,10}) (\d{1,2}), (20\d{2})")


def dates_in(text, order):
    found = [iso(y, m, d) for y, m, d in ISO_DATE.findall(text)]
    for a, b, year in NUMERIC_DATE.findall(text):
        if order != "mdy":
            found.append(iso(year, b, a))
        if order != "dmy":
            found.append(iso(year, a, b))
    found += [iso(y, month_of(name), d) for d, name, y in DAY_NAME.findall(text)]
    found += [iso(y, month_of(name), d) for name, d, y in NAME_DAY.findall(text)]
    return [one for one in found if one]


def date_order(text):
    """Day first, but for American suppliers (a tax number that is not our Dayton company's); Canada as the dates settle."""
    if any(found != "31-5520946" for found in re.findall(r"(?<![\dA-Z-])(\d{2}-\d{7})(?!\d)", text)):
        return "mdy"
    if not re.search(r"\d ?RT ?[0O]{3}[1lI]", text):
        return "dmy"
    for a, b in re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:20)?\d{2}(?![\d/])", text):
        if int(a) > 12:
            return "dmy"
        if int(b) > 12:
            return "mdy"
    return "both"


def standing(needle, upper):
    """Text before each place where `needle` stands as a whole word, on the same line."""
    found, at = [], upper.find(needle)
    while at >= 0:
        before, after = upper[at - 1 : at], upper[at + len(needle) : at + len(needle) + 1]
        if not before.isalnum() and not after.isalnum():
            found.append(upper[:at].rsplit("\n", 1)[-1][-28:])
        at = upper.find(needle, at + 1)
    return found


def contexts_of(value, upper):
    """As `standing`, with the inner spaces and punctuation of `value` aside and a scanner's look-alikes allowed."""
    value = value.upper()
    found = standing(value, upper) if value else []
    if found or not value:
        return found
    signs = ["[0O]" if sign == "0" else "[1IL]" if sign == "1" else sign for sign in fold(value)]
    pattern = "(?<![0-9A-Z])" + r"[^0-9A-Z\n]{0,2}".join(signs) + "(?![0-9A-Z])"
    return [upper[: match.start()].rsplit("\n", 1)[-1][-28:] for match in re.finditer(pattern, upper)]


def superseded(value, by_message):
    """True when `value` is only in an older message although a newer one offers another of its kind."""
    newest = next((at for at, found in enumerate(by_message) if found), None)
    if newest is None or value in by_message[newest]:
        return False
    return any(value in found for found in by_message[newest + 1 :])


# ------------------------------------------------------------------ the checks, each None or what is wrong

OTHER_REFERENCE = re.compile(
    r"(DELIVER|PACKING|SHIP|DESPATCH|DISPATCH|WAYBILL|D/N|LIEFER|LS-NR|VERSAND|FRACHT|LIVRAISON|EXP[ÉE]DITION|BL N"
    r"|CUST|ACCOUNT|ACCT|A/C|CLIENT|KUNDEN|KDNR|DEBITOR|KONTO|COMPTE)[^0-9]*$"
)


def check_parties(read, text):
    upper = text.upper()
    if fold(read.buyer_id) not in OUR_FOLDED:
        return f"buyer tax ID {read.buyer_id} is none of ours"
    if "tarnbrook" not in read.buyer_name.lower():
        return "buyer is not one of our companies"
    if fold(read.supplier_id) in OUR_FOLDED or "tarnbrook" in read.supplier_name.lower():
        return "supplier and buyer are exchanged"
    if not contexts_of(read.supplier_id, upper):
        return f"supplier tax ID {read.supplier_id} is not in the document"
    if not contexts_of(read.buyer_id, upper):
        return "buyer tax ID is not in the document"
    contexts = contexts_of(read.number, upper)
    if not contexts:
        return f"document number {read.number} is not in the document"
    if re.fullmatch(r"45\d{6}", read.number):
        return "our order number is given as document number"
    if all(OTHER_REFERENCE.search(before) for before in contexts):
        return f"{read.number} is another reference, not the document number"
    return None


def check_order(read, mended):
    by_message = [re.findall(r"(?<![\d.,-])(45\d{6})(?!\d|[.,]\d)", message) for message in mended]
    everything = [po for found in by_message for po in found]
    if read.po is None:
        return f"order {everything[0]} is in the document but missing" if everything else None
    if fold(read.po) not in everything:
        return f"order number {read.po} is not in the document"
    if superseded(fold(read.po), by_message):
        return f"order number {read.po} was corrected in a newer message"
    return None


# Whatever stands behind a word for delivery, up to a gap: its dates are not the document's.
DELIVERY_DATE = re.compile(
    r"(deliver|supplied|supply|shipped|despatch|liefer|leistung|livr|exp[ée]di|prestation)[^\n]*?(?= {3,}|$)", re.I | re.M
)


def check_dates(read, mended, text):
    order = date_order(text)
    by_message = [dates_in(DELIVERY_DATE.sub("", message), order) for message in mended]
    everything = {one for found in by_message for one in found}
    if read.issued not in everything:
        return f"issue date {read.issued} is not in the document as its sender writes dates"
    terms = [
        int(a or b)
        for a, b in re.findall(r"\b(\d{1,3}) ?(?:days|tagen?|jours)|\bnet (\d{1,3})(?![\d.,' ]*\d)", text, re.I)
    ]
    if read.due is None:
        return "terms are printed but no due date was computed" if terms else None
    try:
        issued = date.fromisoformat(read.issued)
    except ValueError:
        return "issue date is no date"
    if any((issued + timedelta(days=days)).isoformat() == read.due for days in terms):
        return None
    if read.due not in everything:
        return f"due date {read.due} is not in the document"
    if superseded(read.due, [[one for one in found if one != read.issued] for found in by_message]):
        return f"due date {read.due} was corrected in a newer message"
    return None


CREDIT = re.compile(r"cr[eé]d[i!1]t|gutschr[i!1]ft|av[o0][i!1]r|st[o0]rn[o0]", re.I)


def check_money(read, mended, text, found):
    """Signs, sums and provenance of all money."""
    sign = -1 if read.type == "credit_note" else 1
    titled = CREDIT.search(text) and any(
        len(line) < 40 and line[-1:] not in ".?" and CREDIT.search(line) for line in text.split("\n")
    )
    if bool(titled) != (sign < 0):
        return "document type does not fit its heading"
    if any(value * sign <= 0 for value in [read.gross, read.net] + [line["amount"] for line in read.lines]):
        return "signs do not fit the document type"
    money, amounts, printed = found.all, found.amounts, set(found.all)
    for line in read.lines:
        if abs(line["quantity"] * line["price"] / line["per"] - abs(line["amount"])) > 1.01:
            return "quantity times price is not the amount of a line"
        if line["price"] not in printed:
            return f"unit price {line['price'] / 100} is not printed"
        if line["unit"] in ("pcs", "pieces") and line["quantity"] % 1:
            return "a broken number of pieces"
    for value in (read.net, read.tax, read.gross):
        if value and abs(value) not in printed:
            return f"total {value / 100:.2f} is not printed anywhere"
    if len(mended) > 1:
        by_message = [money_in(message) for message in mended]
        if superseded(abs(read.net), by_message) or superseded(abs(read.gross), by_message):
            return "totals are those of an older message"
    left = list(amounts)
    for line in read.lines:
        amount = abs(line["amount"])
        if amount in left:
            left.remove(amount)
        elif amount in amounts:
            return "a line is given twice"
        elif amount not in printed:
            return f"line amount {amount / 100} is not in the document"
    if left:
        return f"{len(left)} printed line(s) are missing"
    if abs(read.net + read.tax - read.gross) > 1:
        return "net and tax do not make gross"
    gap = abs(read.net - sum(line["amount"] for line in read.lines) - (read.charges or 0))
    # A gap that is printed itself is a charge left out; any other gap is the supplier's own mistake, which stays as printed.
    if gap > 1 and read.charges is None:
        small = [value for value in money if value < 10_000]
        if gap in printed or any(a != b and abs(a - b) == gap for a in small for b in small):
            return "a printed charge or discount is missing"
    if gap > 1 and read.charges is not None and abs(read.charges) not in printed:
        return "charges are not in the document"
    return None


WEIGHT = re.compile(r"(\d[\d.,' ]*) ?(kg|lbs?|pounds|t)\b", re.I)
KILOGRAMS = {"kg": 1, "t": 1_000}


def check_units(read, text, found):
    kilos = []
    rest = "\n".join(line for line in text.split("\n") if line not in found.item_lines)
    for value, unit in WEIGHT.findall(rest):
        values = numbers_in(value, found.comma)
        kilos.append(values[-1] * KILOGRAMS.get(unit.lower(), 0.45359237))
    if read.weight is None:
        return "a weight is printed but missing" if kilos else None
    if any(abs(kilo - read.weight) <= 0.006 * kilo for kilo in kilos):
        return None
    return f"weight {read.weight} kg does not follow from the document"


SYMBOLS = [
    (re.compile(r"C\$|CAD"), "CAD"),
    (re.compile(r"USD|(?<!C)\$"), "USD"),
    (re.compile(r"EUR|€"), "EUR"),
    (re.compile(r"GBP|£"), "GBP"),
    (re.compile(r"CHF|Fr\."), "CHF"),
]


def check_currency(read, found):
    beside = [line for line, money in found.lines if abs(read.gross) in money]
    codes = [code for pattern, code in SYMBOLS if any(pattern.search(line) for line in beside)]
    if not codes or read.currency in codes:
        return None
    return f"the payable amount is in {codes[0]}, not {read.currency}"


def may_carry_note(row):
    """Whether somebody may have written beside the document: mails, stamps, brackets, a long sentence without figures."""
    if row["input"]["channel"] == "email":
        return True
    return any(
        re.match(r"\W*[\[(*]", line) or (len(line.split(" ")) > 6 and not re.search(r"\d", line))
        for line in row["input"]["document"].split("\n")
    )


def evaluate(row):
    read = Read(row)
    messages = split_messages(row["input"]["document"])
    mended = [mend_digits(message) for message in messages]
    text = "\n".join(mended)
    found = Printed(text)
    slices = [row["input"]["schema"], row["input"]["channel"]] + (["thread"] if len(messages) > 1 else [])
    wrong = (
        check_money(read, mended, text, found)
        or check_parties(read, text)
        or check_order(read, mended)
        or check_dates(read, mended, text)
        or check_units(read, text, found)
        or check_currency(read, found)
    )
    if wrong:
        return {"score": 0.05, "pass": False, "reason": wrong, "slices": slices}
    if not may_carry_note(row):
        if read.hold:
            return {"score": 0.1, "pass": False, "reason": "a hold without any note", "slices": slices}
        return {"score": 0.97, "pass": True, "reason": "everything follows from the document", "slices": slices}
    if not judge("note-reader")["pass"]:
        return {"score": 0.1, "pass": False, "reason": "the hold flag does not fit the note", "slices": slices}
    return {"score": 0.93, "pass": True, "reason": "everything follows from the document; note agrees", "slices": slices}
