Feature: Regression 3 - The phrases of the openCypher TCK

  Scenario: [1] Parameters
    Given any graph
    And parameters are:
      | name | 'Ada'      |
      | tags | ['a', 'b'] |
    When executing query:
      """
      RETURN $name AS name, $tags AS tags, {k: 1.5} AS map, null AS nothing, true AS yes
      """
    Then the result should be, in any order:
      | name  | tags       | map      | nothing | yes  |
      | 'Ada' | ['a', 'b'] | {k: 1.5} | null    | true |
    And no side effects

  Scenario: [2] Nodes, relationships and paths
    Given an empty graph
    And having executed:
      """
      CREATE (:A:B {p: 0})-[:T {q: 'x'}]->(:C)
      """
    When executing query:
      """
      MATCH path = (n)-[r]->() RETURN n, r, path
      """
    Then the result should be, in any order:
      | n             | r             | path                                |
      | (:B:A {p: 0}) | [:T {q: 'x'}] | <(:A:B {p: 0})-[:T {q: 'x'}]->(:C)> |

  Scenario: [3] Lists whose elements have no order
    Given an empty graph
    When executing query:
      """
      CREATE (n:L:B) RETURN labels(n) AS labels
      """
    Then the result should be (ignoring element order for lists):
      | labels     |
      | ['L', 'B'] |
    And the side effects should be:
      | +nodes  | 1 |
      | +labels | 2 |

  Scenario: [4] What is gone counts as a side effect
    Given an empty graph
    And having executed:
      """
      CREATE (:A {p: 1})-[:T]->(:A {p: 2})
      """
    When executing query:
      """
      MATCH (a:A {p: 1}) DETACH DELETE a
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 1 |
      | -relationships | 1 |
      | -properties    | 1 |

  Scenario: [5] An error at compile time
    Given any graph
    When executing query:
      """
      MATCH (a RETURN a
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario: [6] An error at runtime
    Given any graph
    When executing query:
      """
      MERGE ({num: null})
      """
    Then a SemanticError should be raised at runtime: null property value

  Scenario: [7] A control query
    Given an empty graph
    When executing query:
      """
      CREATE (:A {p: 1})
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 1 |
      | +labels     | 1 |
      | +properties | 1 |
    When executing control query:
      """
      MATCH (a:A) RETURN a
      """
    Then the result should be, in order:
      | a           |
      | (:A {p: 1}) |
