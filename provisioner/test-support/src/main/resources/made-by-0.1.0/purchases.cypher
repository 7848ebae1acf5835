// One record, which is called event here. Written with MERGE, so that a record that comes twice changes nothing.
MERGE (customer:Customer {name: event.customer})
MERGE (product:Product {name: event.product})
MERGE (customer)-[:BOUGHT {order: event.order}]->(product)
