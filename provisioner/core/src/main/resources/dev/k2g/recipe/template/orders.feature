Feature: Orders

  What this recipe makes of orders. k2g verify runs it.

  Scenario: [1] Each product of an order is bought by its customer
    Given the recipe is applied
    When the orders are replayed:
      | order | customer | products          |
      | 'o-1' | 'Ada'    | ['tea', 'kettle'] |
    And the sink has caught up
    Then the side effects should be:
      | +nodes         | 3 |
      | +relationships | 2 |
      | +labels        | 2 |
      | +properties    | 5 |

  Scenario: [2] An order that comes again changes nothing
    Given the recipe is applied
    And the recording is replayed
    And the sink has caught up
    When the recording is replayed
    And the sink has caught up
    Then no side effects

  Scenario: [3] An order without a customer is rejected, and not lost
    Given the recipe is applied
    When the orders are replayed:
      | order | products |
      | 'o-4' | ['tea']  |
    Then the rejects should be:
      | line | kind     | reason                                |
      | 1    | 'record' | 'the required field customer is null' |

  Scenario: [4] The bestsellers of the recording
    Given the recipe is applied
    And the recording is replayed
    And the sink has caught up
    When executing the query bestsellers
    Then the result should be, in order:
      | product  | orders | customers |
      | 'tea'    | 3      | 2         |
      | 'honey'  | 2      | 2         |
      | 'kettle' | 2      | 2         |
