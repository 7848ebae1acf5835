// A tombstone says that the customer is gone; the orders stay.
MERGE (c:Customer {id: __key})
SET c.name = event.name, c.gone = event IS NULL
