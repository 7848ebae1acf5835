Feature: 06 - The Cypher, tried by hand

  Before a statement goes into a connector's configuration, it is tried on one event.

  Scenario: [1] It makes a member, a topic and the RSVP between them
    Given an empty graph
    When executing query:
      """
      MERGE (m:MemberId {member_id: '220950091'})
      MERGE (g:GroupTopicName {group_topic_name: 'Lean Startup'})
      MERGE (m)-[:RSVP {time: 1622851200000}]->(g)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
      | +properties    | 3 |

  Scenario: [2] It makes nothing that is there already
    Given an empty graph
    And having executed:
      """
      MERGE (m:MemberId {member_id: '220950091'})
      MERGE (g:GroupTopicName {group_topic_name: 'Lean Startup'})
      MERGE (m)-[:RSVP {time: 1622851200000}]->(g)
      """
    When executing query:
      """
      MERGE (m:MemberId {member_id: '220950091'})
      MERGE (g:GroupTopicName {group_topic_name: 'Lean Startup'})
      MERGE (m)-[:RSVP {time: 1622851200000}]->(g)
      """
    Then the result should be empty
    And no side effects

  # By hand the member's id was a text; the records hold a number.
  Scenario: [3] The member tried by hand is not the one that the sink writes
    Given the recipe is applied
    And having executed:
      """
      MERGE (:MemberId {member_id: '220950091'})
      """
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 220950091        | 1622851200000 | ['Lean Startup']                |
    And the sink has caught up
    When executing query:
      """
      MATCH (m:MemberId) RETURN m
      """
    Then the result should be, in any order:
      | m                                    |
      | (:MemberId {member_id: '220950091'}) |
      | (:MemberId {member_id: 220950091})   |
