"""Flags runs in which a write whose answer never came had taken effect and was made again.

Repeating is harmless for reads, labels and addresses (services.md), so only money, vouchers and goods are looked at.
"""

import json

UNSAFE = {"create_refund", "grant_store_credit", "ship_replacement"}


def operation(call):
    args = {key: value for key, value in (call["input"] or {}).items() if key != "reason"}
    return call["toolName"], json.dumps(args, sort_keys=True)


def detect(trace):
    children = {}
    for span in trace["spans"]:
        children.setdefault(span["parentId"], []).append(span)

    requests = {}
    for call in trace["spans"]:
        if call["toolName"] in UNSAFE:
            for span in children.get(call["id"], []):
                if span["name"].endswith(" request"):
                    requests.setdefault(operation(call), []).append((span, call))

    for tries in requests.values():
        tries.sort(key=lambda pair: pair[0]["startMs"])
        booked_unanswered = None
        unanswered = None
        for span, call in tries:
            entries = [
                inner["attributes"]["journal.entry"]
                for inner in children.get(span["id"], [])
                if "journal.entry" in inner["attributes"]
            ]
            timed_out = span["attributes"].get("error.type") == "timeout"
            again = booked_unanswered is not None and bool(entries)
            # dockside sends no spans, but counts the bookings of an order line
            if unanswered is not None and not timed_out and isinstance(call["output"], dict):
                again = again or call["output"].get("line_booking_no", 1) > 1
            if again:
                first = booked_unanswered or unanswered
                return {
                    "flagged": True,
                    "spans": [span["id"], first["id"]],
                    "reason": f"{call['toolName']}: a request that timed out had been carried out, and it was sent again",
                }
            if timed_out:
                unanswered = span
                if entries:
                    booked_unanswered = span
    return {"flagged": False, "spans": [], "reason": "nothing was carried out twice after a timeout"}
