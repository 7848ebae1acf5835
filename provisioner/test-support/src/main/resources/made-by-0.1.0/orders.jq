# An order becomes one record for each of its products.
.products[] as $product | {order, customer, $product}
