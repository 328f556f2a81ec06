# detect(trace) is called once per recorded run and must depend on nothing but the trace.
# Say whether this run shows the fault of the incident, and which spans show it.
#
# trace = {"id": ..., "spans": [...]}, spans by start, parents before children. A span has
#   id, parentId, name ("execute_tool book_window", "book_window request", "chat osprey-3", "invoke_agent executor", ...),
#   kind ("model", "tool", "retrieval", "user", ...), startMs, endMs, status ("unset", "ok", "error"), statusMessage,
#   toolName, toolCallId, input, output (arguments and result of a tool, question and answer of a user),
#   messages {"input": [...], "output": [...]}, attributes (everything else the instrumentation sent: "error.type", ...)


def detect(trace):
    # Start here: what would a run look like in which this happened to another order, at another service?
    return {"flagged": False, "spans": [], "reason": ""}
