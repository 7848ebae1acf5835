MATCH (customer:Customer)-[bought:BOUGHT]->(product:Product)
RETURN product.name AS product, count(bought) AS orders, count(DISTINCT customer) AS customers
ORDER BY orders DESC, product
