MERGE (c:Customer {id: event.customer})
MERGE (p:Product {name: event.product}) SET p:$(event.kind)
MERGE (c)-[:BOUGHT]->(p)
