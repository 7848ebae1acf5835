Feature: 1 - Orders of customers

  A recipe that has nothing in common with RSVPs but the step library.

  Scenario: [1] Both connectors run, each with its own tasks
    When the recipe is applied
    Then the connector shop-customers should be RUNNING with 1 task
    And the connector shop-orders should be RUNNING with 2 tasks

  Scenario: [2] Customers and orders meet, whichever comes first
    Given the recipe is applied
    When the orders are replayed:
      | order | shop    | customer | lines[].price | lines[].quantity |
      | 'o-1' | 'north' | 'c-1'    | [20, 5]       | [2, 1]           |
    And the customers are replayed:
      | id    | name  |
      | 'c-1' | 'Ada' |
    And the sinks have caught up
    Then the graph should hold:
      | (:Customer) | 1 |
      | (:Order)    | 1 |
      | [:PLACED]   | 1 |

  Scenario: [3] A record has the key and the headers that the mapping gives it
    Given the recipe is applied
    When the orders are replayed:
      | order | shop    | customer | lines[].price | lines[].quantity |
      | 'o-1' | 'north' | 'c-1'    | [20, 5]       | [2, 1]           |
    Then the topic shop.orders should hold, in order:
      | __key | __header.shop | customer | total |
      | 'o-1' | 'north'       | 'c-1'    | 45    |

  Scenario: [4] Key and headers reach the graph
    Given the recipe is applied
    And the orders are replayed:
      | order | shop    | customer | lines[].price | lines[].quantity |
      | 'o-1' | 'north' | 'c-1'    | [20, 5]       | [2, 1]           |
    And the sinks have caught up
    When executing query:
      """
      MATCH p = (:Customer)-[:PLACED]->(:Order) RETURN p
      """
    Then the result should be, in any order:
      | p                                                                                   |
      | <(:Customer {id: 'c-1'})-[:PLACED]->(:Order {id: 'o-1', shop: 'north', total: 45})> |

  Scenario: [5] A tombstone takes a customer's name, not the orders
    Given the recipe is applied
    And the recordings are replayed
    And the sinks have caught up
    When a tombstone with the key 'c-1' is sent to the topic shop.customers
    And the sinks have caught up
    Then the side effects should be:
      | -properties | 2 |
      | +properties | 1 |

  Scenario: [6] The query over both feeds
    Given the recipe is applied
    And the recordings are replayed
    And the sinks have caught up
    When executing the query spent
    Then the result should be, in order:
      | name    | total |
      | 'Ada'   | 55    |
      | 'Grace' | 21    |

  Scenario: [7] Both feeds and both sinks count in the sums
    Given the recipe is applied
    When the recordings are replayed
    And the orders are replayed:
      | order | customer | lines[].price | lines[].quantity |
      | 'o-4' | null     | [1]           | [1]              |
    And the sinks have caught up
    Then the sums should be:
      | lines | messages | mapped | rejected | sent | delivered |
      | 7     | 7        | 7      | 1        | 6    | 6         |
    And the dead letter topics should be empty

  Scenario: [8] A deleted customer becomes a tombstone, which lacks nothing that the feed requires
    Given the recipe is applied
    And the customers are replayed:
      | id    | name  | deleted |
      | 'c-1' | 'Ada' | false   |
      | 'c-2' | null  | false   |
      | 'c-1' | null  | true    |
    And the sinks have caught up
    When executing query:
      """
      MATCH (c:Customer) RETURN c.id AS id, c.name AS name, c.gone AS gone
      """
    Then the result should be, in any order:
      | id    | name | gone |
      | 'c-1' | null | true |
    And the sums should be:
      | lines | messages | mapped | rejected | sent | delivered |
      | 3     | 3        | 3      | 1        | 2    | 2         |
