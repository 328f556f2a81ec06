# A refund or voucher request that timed out, and another request below the same call that was booked.

WRITES = ("create_refund", "grant_store_credit")


def detect(trace):
    spans = trace["spans"]

    def children(span):
        return [other for other in spans if other["parentId"] == span["id"]]

    def booked(request):
        return any("journal.append" in inner["name"] for inner in children(request))

    for call in spans:
        if call["toolName"] not in WRITES:
            continue
        requests = [one for one in children(call) if one["name"].endswith(" request")]
        for first, second in zip(requests, requests[1:]):
            if first["status"] == "error" and booked(first) and booked(second):
                return {"flagged": True, "spans": [second["id"]], "reason": "booked twice after a timeout"}
    return {"flagged": False, "spans": [], "reason": "no refund or voucher was booked twice"}
