Feature: 08 - The graph

  Scenario: [1] A record becomes a member, a topic and the RSVP between them
    Given the recipe is applied
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 220950091        | 1622851200000 | ['Lean Startup']                |
    And the sink has caught up
    When executing query:
      """
      MATCH p = ()-->() RETURN p
      """
    Then the result should be, in any order:
      | p                                                                                                                        |
      | <(:MemberId {member_id: 220950091})-[:RSVP {time: 1622851200000}]->(:GroupTopicName {group_topic_name: 'Lean Startup'})> |

  Scenario: [2] Members with a topic in common meet in one node
    Given the recipe is applied
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping', 'Travel']           |
      | 220950091        | 1622851200000 | ['Lean Startup', 'Travel']      |
    And the sink has caught up
    Then the graph should hold:
      | (:MemberId)       | 2 |
      | (:GroupTopicName) | 3 |
      | [:RSVP]           | 4 |

  Scenario: [3] A member who goes twice has two RSVPs to a topic
    Given the recipe is applied
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
      | 324900133        | 1627804800000 | ['Camping']                     |
    And the sink has caught up
    When executing query:
      """
      MATCH (:MemberId {member_id: 324900133})-[r:RSVP]->(:GroupTopicName {group_topic_name: 'Camping'}) RETURN r
      """
    Then the result should be, in any order:
      | r                             |
      | [:RSVP {time: 1627200000000}] |
      | [:RSVP {time: 1627804800000}] |
