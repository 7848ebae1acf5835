Feature: 13 - Several partitions and tasks

  Scenario: [1] Three tasks that share three partitions write the same graph
    Given the recipe has the parameters:
      | partitions | 3 |
      | tasks      | 3 |
    And the recipe is applied
    And the recording is replayed
    And the sink has caught up
    When executing the query canoeing
    Then the result should be, in order:
      | group_topic_name | count |
      | 'Outdoors'       | 6     |
      | 'Kayaking'       | 5     |
      | 'Hiking'         | 4     |
      | 'Adventure'      | 3     |
    And the connector should be RUNNING with 3 tasks
