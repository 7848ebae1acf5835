@breaks-servers
Feature: 14 - A worker that is restarted

  Scenario: [1] What was sent while the worker was away is written when it is back
    Given the recipe is applied
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 324900133        | 1627200000000 | ['Camping']                     |
    And the sink has caught up
    And the worker is stopped
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 220950091        | 1622851200000 | ['Lean Startup']                |
    When the worker is started
    And the sink has caught up
    Then the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +properties    | 3 |
    And the connector should be RUNNING with 1 task
