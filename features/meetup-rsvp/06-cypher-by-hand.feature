Feature: 06 - The Cypher, tried by hand

  Before a statement goes into a connector's configuration, it is tried by hand. There the member's id was a text; the
  records hold a number.

  Scenario: [1] The member tried by hand is not the one that the sink writes
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
