# detect(trace) is called once per recorded run and must depend on nothing but the trace.
# Say whether this run shows the fault of the incident, and which spans show it.
#
# trace = {"id": ..., "spans": [...]}, spans by start, parents before children. A span has
#   id, parentId, name ("execute_tool library_search", "retrieval library_search", "chat heron-l", ...),
#   kind ("model", "tool", "retrieval", "user", ...), startMs, endMs, status ("unset", "ok", "error"), toolName,
#   input, output (arguments and result of a tool, question and answer of a user, query of a search),
#   documents (what a retrieval returned: id, score, content, rest), messages {"input": [...], "output": [...]},
#   attributes (everything else: "retrieval.filters", "retrieval.removed_by_filters", ...)


def detect(trace):
    # Start here: which facts of a run would show this fault for other questions and another limit?
    return {"flagged": False, "spans": [], "reason": ""}
