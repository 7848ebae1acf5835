MERGE (:Order {id: event.id})
