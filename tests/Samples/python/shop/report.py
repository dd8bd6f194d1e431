"""Reports over many orders."""
import asyncio
import re
import time

# performance: exploding-pattern
WORDS = re.compile(r"^(\w+\s?)*$")
PARTS = re.compile(r"^(\w+,)*\w+$")


def duplicates(orders):
    found = []
    for a in orders:
        # performance: nested-loop
        for b in orders:
            if a is not b and a["id"] == b["id"]:
                found.append(a)
    return found


def pairs(orders, customers):
    return [(order, customer) for order in orders for customer in customers if order["customer"] == customer["id"]]


def matrix(rows):
    total = 0
    for row in rows:
        for cell in row:
            total += cell
    return total


def unique(orders):
    seen = []
    for order in orders:
        # performance: search-in-loop
        if order["id"] not in seen:
            seen.append(order["id"])
    return seen


def unique_fast(orders):
    seen = set()
    for order in orders:
        if order["id"] not in seen:
            seen.add(order["id"])
    return seen


def positions(orders):
    places = {}
    for order in orders:
        # performance: search-in-loop
        places[order["id"]] = orders.index(order)
    return places


def with_items(db, orders):
    for order in orders:
        # performance: query-in-loop
        order["items"] = db.execute("SELECT * FROM items WHERE order_id = ?", (order["id"],)).fetchall()  # data+0: query-in-loop  # data+0: select-star
    return orders


def with_owners(orders):
    for order in orders:
        # performance: query-in-loop
        order["owner"] = Owner.objects.get(pk=order["owner_id"])  # data+0: query-in-loop
    return orders


def with_owners_at_once(orders):
    owners = Owner.objects.in_bulk([order["owner_id"] for order in orders])
    for order in orders:
        order["owner"] = owners[order["owner_id"]]
    return orders


def drained(queue):
    done = []
    while queue:
        # performance: insert-at-front
        done.append(queue.pop(0))
    return done


def with_items_at_once(db, orders):
    rows = db.execute("SELECT * FROM items").fetchall()  # data+0: select-star
    for order in orders:
        order["items"] = [row for row in rows if row["order_id"] == order["id"]]
    return orders


def migrate(db, statements):
    for version in range(3):
        print("version", version)
    db.execute("PRAGMA user_version = 3")
    return len(statements)


def csv(orders):
    text = ""
    for order in orders:
        # performance: text-in-loop
        text += str(order["id"]) + "\n"
    return text


def total(orders):
    amount = 0
    for order in orders:
        amount += order["total"]
    return amount


def csv_fast(orders):
    lines = []
    for order in orders:
        lines.append(str(order["id"]))
    return "\n".join(lines)


def collected(orders):
    ids = []
    for order in orders:
        # performance: copy-in-loop
        ids = ids + [order["id"]]
    return ids


def newest_first(orders):
    result = []
    for order in orders:
        # performance: insert-at-front
        result.insert(0, order)
    return result


def matching(orders):
    result = []
    for order in orders:
        # performance: compiled-in-loop
        if re.compile(r"^[A-Z]{2}\d+$").match(order["code"]):
            result.append(order)
    return result


async def poll(client):
    while not client.ready:
        # performance: blocking-in-async
        time.sleep(1)
    await asyncio.sleep(1)


def poll_in_thread(client):
    while not client.ready:
        time.sleep(1)
