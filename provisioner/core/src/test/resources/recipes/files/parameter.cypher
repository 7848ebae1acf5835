MATCH (n)
WHERE n.shop = "${param:shop}"
RETURN n;
