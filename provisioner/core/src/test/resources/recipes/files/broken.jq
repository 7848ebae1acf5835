# one record for each item
.items[]
| {id: .id,
  | .x}
