# Flags runs in which a service read something else than what was meant. Every service says in its answer what it has read.
import re
from datetime import datetime, timedelta


def parse(value, offset=None):
    """Minutes of UTC, or None. A time without an offset needs the one of its terminal."""
    if not isinstance(value, str):
        return None
    found = re.match(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?$", value)
    if not found:
        return None
    zone = found.group(2) or offset
    if zone is None:
        return None
    minutes = 0
    if zone != "Z":
        sign = -1 if zone[0] == "-" else 1
        digits = zone[1:].replace(":", "")
        minutes = sign * (int(digits[:2]) * 60 + int(digits[2:]))
    return datetime.strptime(found.group(1), "%Y-%m-%dT%H:%M") - timedelta(minutes=minutes)


def fields(value):
    return value if isinstance(value, dict) else {}


def detect(trace):
    calls = [s for s in trace["spans"] if s["toolName"] is not None and s["status"] != "error"]
    offsets, weights = {}, {}
    for call in calls:
        result = fields(call["output"])
        if call["toolName"] == "get_terminal":
            offsets[result.get("terminal")] = result.get("utc_offset")
        if call["toolName"] == "get_order":
            for leg in result.get("legs") or []:
                weights[(result.get("order_id"), leg.get("leg"))] = leg.get("gross_weight_kg")

    spans, reasons = [], []
    for call in calls:
        args, result = fields(call["input"]), fields(call["output"])
        wrong = None
        if call["toolName"] == "book_window":
            meant = parse(args.get("start"), offsets.get(args.get("terminal")))
            read = parse(fields(result.get("slot_read_utc")).get("from"))
            if meant is not None and read is not None and meant != read:
                wrong = "the gate read another hour than was meant"
        elif call["toolName"] == "declare_cargo":
            read = fields(result.get("gross_weight_read"))
            meant = weights.get((args.get("order_id"), args.get("leg")))
            if read and meant:
                kg = read["value"] * (1000 if read.get("unit") == "t" else 1) * args.get("loads", 1)
                if abs(kg - meant) > max(10, meant / 100):
                    wrong = "customs read another weight than was meant"
        elif call["toolName"] == "reserve_container":
            read = result.get("type_read")
            if isinstance(read, dict) and read.get("iso_code") is None:
                wrong = "the pool does not know the type it was asked for"
        if wrong:
            spans.append(call["id"])
            reasons.append(wrong)
    if not spans:
        return {"flagged": False, "spans": [], "reason": "every service read what was meant"}
    return {"flagged": True, "spans": spans[:3], "reason": reasons[0]}
