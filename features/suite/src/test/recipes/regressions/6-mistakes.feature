Feature: Regression 6 - Mistakes in a connector's configuration

  A connector that is configured by hand, past the recipe, runs into what k2g would have refused. Whatever it is, no
  record is blamed for it, and all are written once it is mended.

  @standin-only
  Scenario: [1] Wrong Cypher fails the task with its place
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the connector meetup-neo4j is configured with:
      | neo4j.cypher.topic.meetup-member-group-topic | MERGE (m:MemberId {member_id: event.member_id) |
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
    Then the connector meetup-neo4j should fail because of:
      """
      (line 1, column 46)
      """
    And the dead letter topic should be empty
    And no side effects

  Scenario: [2] Cypher for another topic than the one that is read fails the task
    Given the recipe meetup-rsvp
    And the recipe is applied
    When the connector meetup-neo4j is configured with:
      | topics | meetup-rsvps |
    Then the connector meetup-neo4j should fail because of:
      """
      Topic 'meetup-rsvps' is not assigned a sink strategy
      """

  Scenario: [3] A wrong password fails the task, and what came meanwhile is written once it is right
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the connector meetup-neo4j is configured with:
      | neo4j.authentication.basic.password | not-the-password |
    And the connector meetup-neo4j should fail because of:
      """
      The client is unauthorized due to authentication failure.
      """
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
    When the recipe is applied
    And the sink has caught up
    Then the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 1 |
      | [:RSVP]           | 1 |
    And the dead letter topic should be empty
