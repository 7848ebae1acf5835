MERGE (c:Customer {id: event.customer})
MERGE (p:Product {name: event.product})
MERGE (c)-[:BOUGHT {at: event.at}]->(p)
