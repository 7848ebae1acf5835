MERGE (c:Customer {id: event.customer})
MERGE (p:Product {name: event.product})
  ON CREATE SET p.since = event.at
MERGE (c)-[b:BOUGHT {at: event.at}]->(p)
  SET b.pieces = event.pieces
