# evaluate(row) is called once per reply and must depend on nothing but the row.
# judge(id) returns the recorded verdict of an existing judge on this row's reply,
# {"pass": bool, "score": float}; ids: swift, orator, plumb, hearth, assize. Every call costs money.
#
# row["id"]      says nothing about version or label
# row["input"]   message, topic, today, customer {name, tier, locale, since}, order, otherOrders,
#                policies [{id, title, inForceFrom, inForceUntil, text}], notes
# row["output"]  the reply


def evaluate(row):
    # Start here: is what the reply says true for this customer, this order, today?
    return {"score": 1.0, "pass": True, "reason": "nothing checked yet", "slices": []}
