def evaluate(row):
    # Better safe than sorry: a reply that nobody reads must not go out.
    return {"score": 0.0, "pass": False, "reason": "blocked until a person has read it", "slices": []}
