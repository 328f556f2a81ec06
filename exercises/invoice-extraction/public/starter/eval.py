# evaluate(row) is called once per output and must depend on nothing but the row.
# judge(id) returns the recorded verdict of an existing judge on this row's output,
# {"pass": bool, "score": float, "reason": str}; every call costs money.
#
# row["id"]      says nothing about system or label
# row["input"]   {"schema": "ap-2" | "ap-3", "channel": str, "received": "YYYY-MM-DD", "document": str}
# row["output"]  the extracted object, see schema.md


def evaluate(row):
    # Start here: does the output say what the document says?
    return {"score": 1.0, "pass": True, "reason": "nothing checked yet", "slices": []}
