# A figure went out from a source that breaks a limit the assistant itself searched with earlier in the run.
import json

PLACES = {"shelf", "listing"}


def fields_of(value):
    return value if isinstance(value, dict) else {}


def parse(text):
    try:
        return fields_of(json.loads(text))
    except (TypeError, ValueError):
        return {}


def detect(trace):
    spans = trace["spans"]
    by_id = {span["id"]: span for span in spans}
    nothing = {"flagged": False, "spans": [], "reason": ""}
    filing = next((at for at, s in enumerate(spans) if s["name"] == "execute_tool file_briefing" and s["status"] != "error"), None)
    if filing is None:
        return nothing

    def call_of(query):
        return fields_of(fields_of(by_id.get(query["parentId"])).get("input"))

    limits, narrowed, sources = {}, [], {}
    for at, query in enumerate(spans):
        if query["kind"] != "retrieval":
            continue
        for document in query["documents"]:
            sources[document["id"]] = (fields_of(fields_of(document.get("rest")).get("metadata")), query)
        if at > filing:
            continue
        asked = fields_of(call_of(query).get("filters"))
        limits.update({field: value for field, value in asked.items() if field not in PLACES})
        sent = parse(query["attributes"].get("retrieval.filters"))
        if set(sent) - set(asked) and int(query["attributes"].get("retrieval.removed_by_filters") or 0) > 0:
            narrowed.append(query)

    wrong = []
    for item in fields_of(spans[filing]["input"]).get("items") or []:
        metadata, query = sources.get(fields_of(item).get("source"), ({}, None))
        if query and any(field in metadata and metadata[field] != value for field, value in limits.items()):
            wrong.append(query)
    questions = {call_of(query).get("question") for query in wrong}
    gaps = [query for query in narrowed if call_of(query).get("question") in questions]
    if not wrong or not gaps:
        return nothing
    named = list(dict.fromkeys([span["id"] for span in gaps + wrong]))[:5] + [spans[filing]["id"]]
    return {"flagged": True, "spans": named, "reason": f"{len(wrong)} source(s) break {limits}"}
