# The gate looked at another hour than the one asked for.


def shift(offset):
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset[1:].split(":")
    return sign * (int(hours) * 60 + int(minutes))


def minutes(text):
    return int(text[8:10]) * 1440 + int(text[11:13]) * 60 + int(text[14:16])


def detect(trace):
    offsets = {}
    for span in trace["spans"]:
        if span["toolName"] == "get_terminal" and isinstance(span["output"], dict):
            offsets[span["output"].get("terminal")] = span["output"].get("utc_offset")
    for span in trace["spans"]:
        if span["toolName"] != "book_window" or not isinstance(span["output"], dict):
            continue
        read = span["output"].get("slot_read_utc")
        start = span["input"].get("start", "")
        offset = offsets.get(span["input"].get("terminal"))
        if not read or not offset:
            continue
        if start.endswith("Z"):
            meant = minutes(start)
        elif len(start) > 16 and start[-6] in "+-":
            meant = minutes(start) - shift(start[-6:])
        else:
            meant = minutes(start) - shift(offset)
        if meant != minutes(read["from"]):
            return {"flagged": True, "spans": [span["id"]], "reason": "the gate read the start as UTC"}
    return {"flagged": False, "spans": [], "reason": "all starts were read as meant"}
