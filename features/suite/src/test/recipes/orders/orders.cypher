MERGE (c:Customer {id: event.customer})
MERGE (o:Order {id: __key})
SET o.total = event.total, o.shop = __header.shop
MERGE (c)-[:PLACED]->(o)
