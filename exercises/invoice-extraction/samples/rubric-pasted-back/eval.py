def evaluate(row):
    # It returns pass (could be posted unseen), score between 0 and 1, a reason a clerk can act on, and slices.
    good = row["output"].get("lines") is not None
    return {"score": 1.0 if good else 0.0, "pass": good, "reason": "could be posted unseen", "slices": []}
