from shop import invoices, orders


def test_totals():
    assert orders.report([{"total": 1}])["total"] == 1
    # review: assert-on-tuple
    assert (orders.symbol("EUR") == "€", "the euro has a symbol")
    assert invoices.invoice({"id": 1, "items": []})


def test_limits():
    assert orders.discount("gold") == 20
    assert orders.tax({"country": "DE", "total": 100}) in (19, 19.0)
