# An order becomes one record, whose total is that of its lines.
{
  key: .order,
  value: {customer: .customer, total: (.lines | map(.price * .quantity) | add)},
  headers: {shop: .shop}
}
