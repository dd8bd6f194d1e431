"""Orders: prices, discounts and their totals."""
import json
import logging

log = logging.getLogger(__name__)

LIMITS = {"gold": 20, "silver": 10}


# review: mutable-default
def collect(order, seen=[]):
    seen.append(order)
    return seen


# A default that is never changed does no harm.
def names(orders, fields=["name"]):
    return [[order[field] for field in fields] for order in orders]


def load(path):
    try:
        with open(path) as file:
            return json.load(file)
    # review: swallowed-error
    except Exception:
        pass


# One expected error, passed over on purpose.
def remove(cache, key):
    try:
        del cache[key]
    except KeyError:
        pass


# The error is told.
def save(path, orders):
    try:
        with open(path, "w") as file:
            json.dump(orders, file)
    except Exception:
        log.exception("cannot save %s", path)


def label(kind):
    # review: identity-of-literal
    if kind is "gold":
        return "Gold customer"
    if kind is None:
        return "Guest"
    return kind.title()


def discount(kind):
    if kind in LIMITS:
        return LIMITS[kind]
    return 0
    # review+1: unreachable-code
    log.info("no discount")


def shipping(order):
    # review: same-branches
    if order["weight"] > 10:
        cost = 5
    else:
        cost = 5
    return cost


def status(order):
    if order["paid"]:
        return "paid"
    # review: repeated-condition
    elif order["paid"]:
        return "open"
    else:
        return "new"


# Two branches that differ in one value are fine.
def tax(order):
    if order["country"] == "DE":
        return order["total"] * 19 / 100
    else:
        return order["total"] * 20 / 100


# review: unused-function
def _old_total(orders):
    return sum(order["total"] for order in orders)


def _total(orders):
    return sum(order["total"] for order in orders)


def report(orders):
    return {"total": _total(orders), "count": len(orders)}


# review: complex-function
def classify(order, customer, rules):
    result = []
    for rule in rules:
        if rule["active"]:
            if rule["kind"] == "country":
                if order["country"] in rule["countries"]:
                    if customer["since"] < rule["since"] or customer["vip"]:
                        result.append(rule["name"])
                    elif customer["orders"] > 10 and not customer["blocked"]:
                        result.append(rule["other"])
                else:
                    for alias in rule["aliases"]:
                        if alias == order["country"]:
                            result.append(rule["name"])
            elif rule["kind"] == "price":
                if order["total"] > rule["limit"]:
                    result.append(rule["name"])
    return result


# review: many-parameters
def create(name, street, city, zip_code, country, phone, email, birthday):
    return dict(name=name, street=street, city=city, zip=zip_code, country=country, phone=phone, email=email, birthday=birthday)


# Many parameters with defaults are options that nobody has to give.
def export(orders, path="out.csv", header=True, separator=",", quote='"', encoding="utf-8", newline="\n", limit=None, sort=False):
    rows = sorted(orders, key=str) if sort else orders
    with open(path, "w", encoding=encoding, newline=newline) as file:
        if header:
            file.write(separator.join([quote + "id" + quote]))
        for order in rows[:limit]:
            file.write(str(order["id"]))


# A generator of nothing: the yield after the return is meant.
def nothing():
    return
    yield


# A long match of one word each is no complexity.
def symbol(currency):
    if currency == "EUR":
        return "€"
    if currency == "USD":
        return "$"
    if currency == "GBP":
        return "£"
    if currency == "JPY":
        return "¥"
    if currency == "INR":
        return "₹"
    if currency == "BRL":
        return "R$"
    return currency
