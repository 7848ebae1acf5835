Feature: 09 - What canoeists also like

  Scenario: [1] People who went canoeing also went to the outdoors, kayaking, hiking and on adventures
    Given the recipe is applied
    And the recording is replayed
    And the sink has caught up
    When executing query:
      """
      MATCH (g1:GroupTopicName {group_topic_name: 'Canoeing'})<-[:RSVP]-(m:MemberId)-[:RSVP]->(g2:GroupTopicName)
      WHERE g1.group_topic_name <> g2.group_topic_name
      RETURN g2.group_topic_name AS group_topic_name, COUNT(*) AS count
      ORDER BY count DESC, group_topic_name
      LIMIT 4
      """
    Then the result should be, in order:
      | group_topic_name | count |
      | 'Outdoors'       | 6     |
      | 'Kayaking'       | 5     |
      | 'Hiking'         | 4     |
      | 'Adventure'      | 3     |
