# The same write sent twice: the first request timed out, and the service's journal has an entry for both.

WRITES = ("create_refund", "grant_store_credit", "ship_replacement")


def detect(trace):
    spans = trace["spans"]

    def children(span):
        return [other for other in spans if other["parentId"] == span["id"]]

    def booked(request):
        return any("journal.append" in inner["name"] for inner in children(request))

    seen = {}
    for call in spans:
        if call["toolName"] not in WRITES:
            continue
        key = call["toolName"] + str(sorted(call["input"].items()))
        for request in children(call):
            if not booked(request):
                continue
            if key in seen:
                return {"flagged": True, "spans": [request["id"], seen[key]], "reason": "booked again after a timeout"}
            if request["status"] == "error":
                seen[key] = request["id"]
    return {"flagged": False, "spans": [], "reason": "no write was booked twice"}
