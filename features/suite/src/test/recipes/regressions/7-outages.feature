@breaks-servers @outage
Feature: Regression 7 - Outages

  Whatever server goes away, and however, nothing is lost, nothing is written twice, and no record is blamed.

  Scenario: [1] Neo4j is restarted during delivery
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the connector meetup-neo4j is configured with:
      | neo4j.batch-size                   | 10 |
      | consumer.override.max.poll.records | 20 |
    And the recording is replayed
    And the graph holds some of the 1997 RSVPs
    And Neo4j is stopped
    And the RSVPs are replayed while Neo4j is away:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping', 'Travel']           |
      | 220950091        | 1622851200000 | ['Lean Startup', 'Travel']      |
    When Neo4j is started
    And the sink has caught up
    Then the graph should hold:
      | (:MemberId)       | 136  |
      | (:GroupTopicName) | 341  |
      | [:RSVP]           | 2001 |
    And the dead letter topic should be empty

  Scenario: [2] The worker is killed during delivery
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the connector meetup-neo4j is configured with:
      | neo4j.batch-size                   | 10 |
      | consumer.override.max.poll.records | 20 |
    And the recording is replayed
    And the graph holds some of the 1997 RSVPs
    And the worker is killed
    And the graph holds some of the 1997 RSVPs
    When the worker is started
    And the sink has caught up
    Then the graph should hold:
      | (:MemberId)       | 134  |
      | (:GroupTopicName) | 341  |
      | [:RSVP]           | 1997 |
    And the dead letter topic should be empty

  Scenario: [3] The broker is killed during delivery
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the connector meetup-neo4j is configured with:
      | neo4j.batch-size                   | 10 |
      | consumer.override.max.poll.records | 20 |
    And the recording is replayed
    And the graph holds some of the 1997 RSVPs
    And the broker is killed
    And the graph holds some of the 1997 RSVPs
    When the broker is started
    And the sink has caught up
    Then the graph should hold:
      | (:MemberId)       | 134  |
      | (:GroupTopicName) | 341  |
      | [:RSVP]           | 1997 |
    And the dead letter topic should be empty

  Scenario: [4] Neo4j is killed during delivery
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the connector meetup-neo4j is configured with:
      | neo4j.batch-size                   | 10 |
      | consumer.override.max.poll.records | 20 |
    And the recording is replayed
    And the graph holds some of the 1997 RSVPs
    And Neo4j is killed
    And the RSVPs are replayed while Neo4j is away:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping', 'Travel']           |
      | 220950091        | 1622851200000 | ['Lean Startup', 'Travel']      |
    When Neo4j is started
    And the sink has caught up
    Then the graph should hold:
      | (:MemberId)       | 136  |
      | (:GroupTopicName) | 341  |
      | [:RSVP]           | 2001 |
    And the dead letter topic should be empty
