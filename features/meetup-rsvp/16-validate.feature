Feature: 16 - Validating

  What would go wrong in the graph, or not at all, can be seen before anything is changed. Each finding has a code, which
  "k2g explain" explains. Here they are for the mistakes that the article's readers made.

  Scenario: [1] There is nothing to be found in the recipe as it is, and nothing is made
    Given the recipe is not applied
    When validating the recipe
    Then the result should be empty
    And there should be no topics

  Scenario: [2] Cypher that Neo4j does not take inside the sink's statement
    Given the Cypher of the topic rsvps is:
      """
      MERGE (m:MemberId {member_id: event.member_id}) RETURN members
      """
    When validating the recipe
    Then the result should be, in order:
      | severity | code      |
      | 'error'  | 'K2G-201' |

  Scenario: [3] A MERGE that no constraint backs
    Given the Cypher of the topic rsvps is:
      """
      MERGE (m:MemberId {member_id: event.member_id})
      MERGE (g:Topic {name: event.group_topic_name})
      MERGE (m)-[:RSVP {time: event.time}]->(g)
      """
    When validating the recipe
    Then the result should be, in order:
      | severity  | code      | remedy                                                                                                         |
      | 'warning' | 'K2G-204' | 'Add to graph.constraints in recipe.yaml: - {name: topic_name, kind: unique, node: Topic, properties: [name]}' |

  Scenario: [4] Fields that may be null, where the article's connector died of one
    Given the feed rsvps requires nothing
    When validating the recipe
    Then the result should be, in any order:
      | severity  | code      | problem                                                                                              |
      | 'warning' | 'K2G-205' | 'MERGE on member_id: a record of topic rsvps without member_id becomes a dead letter.'               |
      | 'warning' | 'K2G-205' | 'MERGE on group_topic_name: a record of topic rsvps without group_topic_name becomes a dead letter.' |
      | 'warning' | 'K2G-205' | 'MERGE on time: a record of topic rsvps without time becomes a dead letter.'                         |

  Scenario: [5] Fields that the Cypher itself guards
    Given the feed rsvps requires nothing
    And the Cypher of the topic rsvps is:
      """
      WITH event WHERE event.member_id IS NOT NULL
      MERGE (m:MemberId {member_id: event.member_id})
      """
    When validating the recipe
    Then the result should be empty

  Scenario: [6] More tasks than there is work for
    Given the recipe has the parameters:
      | partitions | 2 |
      | tasks      | 3 |
    When validating the recipe
    Then the result should be, in order:
      | severity  | code      | problem                                                                           |
      | 'warning' | 'K2G-303' | 'Connector meetup-neo4j has 3 tasks, and work for 2: its topic has 2 partitions.' |

  Scenario: [7] A field that no record has, and whose name is nearly that of one
    Given the feed rsvps requires nothing
    And the Cypher of the topic rsvps is:
      """
      MERGE (m:MemberId {member_id: event.memberid})
      """
    When validating the recipe
    Then the result should be, in order:
      | severity  | code      | problem                                                                           |
      | 'warning' | 'K2G-208' | 'No record of topic rsvps in its recording has memberid: did you mean member_id?' |

  Scenario: [8] Cypher that deletes by tombstones, and a remedy that does not keep them away
    Given the feed rsvps requires nothing
    And the Cypher of the topic rsvps is:
      """
      OPTIONAL MATCH (former:MemberId {member_id: __key}) WHERE event IS NULL
      DETACH DELETE former
      MERGE (m:MemberId {member_id: event.member_id})
      """
    When validating the recipe
    Then the result should be, in order:
      | severity  | code      | remedy                                                                                                                                                  |
      | 'warning' | 'K2G-205' | 'Guard this MERGE alone, since the Cypher handles deletions too: FOREACH (_ IN CASE WHEN event.member_id IS NOT NULL THEN [1] ELSE [] END \| MERGE …).' |

  Scenario: [9] What only some servers run
    Given the Cypher of the topic rsvps is:
      """
      WITH event AS e
      MERGE (m:MemberId {member_id: e.member_id})
      SET m.source = $source
      """
    When validating the recipe
    Then the result should contain:
      | severity  | code      |
      | 'warning' | 'K2G-210' |
      | 'error'   | 'K2G-211' |
