import re
from datetime import date

CODES = {"return": "RET", "late-delivery": "LAT", "cancellation": "CAN", "repair": "REP", "price-drop": "PRI", "exchange": "EXC"}


def pick_policy(inp):
    for policy in inp["policies"]:
        if policy["id"].startswith(CODES[inp["topic"]]):
            end = policy["inForceUntil"] or "9999-12-31"
            if policy["inForceFrom"] <= inp["today"] <= end:
                return policy
    return inp["policies"][0]


def numbers_for_tier(policy, tier):
    return [int(n) for n in re.findall(tier + r" (\d+)", policy["text"])]


def evaluate(row):
    inp, reply = row["input"], row["output"]
    policy = pick_policy(inp)
    limit, rate, payout = numbers_for_tier(policy, inp["customer"]["tier"])
    order = inp["order"]

    # percentages must be the one of the tier
    for percent in re.findall(r"(\d+)\s?%", reply):
        if int(percent) != rate:
            return {"score": 0.1, "pass": False, "reason": f"{percent} % is not {rate} %", "slices": []}

    # days must be the ones of the tier
    start = order["placedOn"] if inp["topic"] in ("cancellation", "price-drop") else order["deliveredOn"]
    gone = (date.fromisoformat(inp["today"]) - date.fromisoformat(start)).days
    for days in re.findall(r"(\d+)[ -](?:days?|Tagen?|jours?|días?)", reply):
        if int(days) not in (limit, payout, gone):
            return {"score": 0.1, "pass": False, "reason": f"{days} days is not in the policy", "slices": []}

    verdict = judge("hearth")
    return {"score": verdict["score"], "pass": verdict["pass"], "reason": "Hearth", "slices": []}
