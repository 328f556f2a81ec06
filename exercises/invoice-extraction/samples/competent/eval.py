"""Code checks first, then the note reader for e-mails. Everything is compared with what is in the text."""

import re
from datetime import date, timedelta

OURS = {"GB418220763", "DE298114075", "FR62803117294", "315520946", "CHE304552118"}


def plain(text):
    return re.sub(r"[^0-9A-Z]", "", str(text or "").upper())


def number(value):
    return None if value in (None, "") else float(value)


def money_in(text):
    """Every printed amount in cents, whatever the separators."""
    found = set()
    for whole, cents in re.findall(r"(\d{1,3}(?:[.,' ]\d{3})+|\d+)[.,](\d{2})(?!\d)", text):
        found.add(int(re.sub(r"\D", "", whole)) * 100 + int(cents))
    return found


MONTHS = ["jan", "feb|fév", "mar|mär", "apr|avr", "may|mai", "jun|juin", "jul|juil", "aug|aoû", "sep", "oct|okt", "nov", "dec|dez|déc"]


def dates_in(text, month_first):
    found = set()
    for y, m, d in re.findall(r"(20\d\d)-(\d\d)-(\d\d)", text):
        found.add(f"{y}-{m}-{d}")
    for a, b, y in re.findall(r"(\d{1,2})[./](\d{1,2})[./](20\d\d|\d\d)\b", text):
        d, m = (b, a) if month_first else (a, b)
        found.add(f"{y if len(y) == 4 else '20' + y}-{int(m):02d}-{int(d):02d}")
    for at, names in enumerate(MONTHS):
        for d, y in re.findall(rf"(\d{{1,2}})\.? (?:{names})\w* (20\d\d)", text, re.I):
            found.add(f"{y}-{at + 1:02d}-{int(d):02d}")
        for d, y in re.findall(rf"(?:{names})\w* (\d{{1,2}}), (20\d\d)", text, re.I):
            found.add(f"{y}-{at + 1:02d}-{int(d):02d}")
    return found


def evaluate(row):
    out, text = row["output"], row["input"]["document"]
    scale = 1 if row["input"]["schema"] == "ap-2" else 100
    problems = []

    def cents(value):
        value = number(value)
        return None if value is None else round(value * scale)

    # money: signs, sums, provenance
    lines = out.get("lines") or []
    printed = money_in(text)
    net, tax, gross = cents(out.get("net_total")), cents(out.get("tax_total")), cents(out.get("gross_total"))
    amounts = [cents(line.get("amount")) for line in lines]
    charges = cents(out.get("charges")) or 0
    if abs(sum(amounts) + charges - net) > 2 or abs(net + tax - gross) > 2:
        problems.append("sums do not add up")
    if any(value and abs(value) not in printed for value in (net, tax, gross, *amounts)):
        problems.append("an amount is not in the document")
    if (out.get("document_type") == "credit_note") != (gross < 0):
        problems.append("sign does not fit the document type")
    for line in lines:
        per = number(line.get("price_per")) or 1
        if abs(number(line.get("quantity")) * cents(line.get("unit_price")) / per - abs(cents(line.get("amount")))) > 2:
            problems.append("quantity times price is not the amount")

    # parties and references
    buyer, supplier = out.get("buyer") or {}, out.get("supplier") or {}
    if plain(buyer.get("vat_id")) not in OURS or plain(supplier.get("vat_id")) in OURS:
        problems.append("buyer and supplier look wrong")
    if plain(out.get("invoice_number")) not in plain(text):
        problems.append("document number is not in the document")
    po = out.get("po_number")
    if po and not (re.fullmatch(r"45\d{6}", po) and po in text):
        problems.append("order number is not in the document")

    # dates: month first for American suppliers only
    month_first = bool(re.search(r"\bEIN\b|Federal tax|\$", text))
    dates = dates_in(text, month_first)
    issued, due = str(out.get("issue_date"))[:10], out.get("due_date") and str(out.get("due_date"))[:10]
    if dates and issued not in dates:
        problems.append("issue date is not in the document")
    if due and due not in dates:
        days = [int(n) for n in re.findall(r"(\d+) (?:days|Tage|jours)", text)]
        try:
            computed = [(date.fromisoformat(issued) + timedelta(days=n)).isoformat() for n in days]
        except ValueError:
            computed = []
        if due not in computed:
            problems.append("due date is not in the document")

    # weight
    weight = number(out.get("weight_kg"))
    pounds = re.search(r"([\d.,']+) ?(?:lbs?)\b", text, re.I)
    if weight is not None and pounds and " kg" not in text:
        value = float(re.sub(r"[.,'](?=\d{3})", "", pounds.group(1)).replace(",", "."))
        if abs(weight - value * 0.4536) > 0.01 * weight:
            problems.append("pounds were not converted")
    if weight is not None and not re.search(r"\d ?(kg|lbs?|t)\b", text, re.I):
        problems.append("there is no weight in the document")

    if problems:
        return {"score": 0.1, "pass": False, "reason": "; ".join(problems), "slices": [row["input"]["channel"]]}
    if row["input"]["channel"] == "email" and not judge("note-reader")["pass"]:
        return {"score": 0.2, "pass": False, "reason": "hold flag does not fit the note", "slices": ["email"]}
    return {"score": 0.9, "pass": True, "reason": "no problem found", "slices": [row["input"]["channel"]]}
