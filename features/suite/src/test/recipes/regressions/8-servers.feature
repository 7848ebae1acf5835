@breaks-servers @outage
Feature: Regression 8 - What answers is the stack's own

  Other programs take ports while servers are away, and files get mixed up. k2g talks to nothing but the servers of its
  own stack, leaves alone what is somebody else's, and advises nobody to delete data that can be kept.

  Scenario: [1] Another program takes Neo4j's port while Neo4j is away
    Given the recipe meetup-rsvp
    And the recipe is applied
    And Neo4j is stopped
    And another program listens on Neo4j's port
    And Neo4j is started
    And the recipe is applied
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
    And the sink has caught up
    Then the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 1 |
      | [:RSVP]           | 1 |
    And nobody should have sent a password to the other program

  @local-only
  Scenario: [2] A password that is not that of the data is no reason to delete the data
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
    And the sink has caught up
    And Neo4j is stopped
    And the stack's credentials have another password for Neo4j
    And Neo4j does not start because of:
      """
      is the server of this stack, by its certificate, and refused the password
      """
    When the stack's credentials are put back
    And Neo4j is started
    Then the graph should hold:
      | (:MemberId)       | 1 |
      | (:GroupTopicName) | 1 |
      | [:RSVP]           | 1 |
