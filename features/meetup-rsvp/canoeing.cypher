MATCH (g1:GroupTopicName {group_topic_name: 'Canoeing'})<-[:RSVP]-(m:MemberId)-[:RSVP]->(g2:GroupTopicName)
WHERE g1.group_topic_name <> g2.group_topic_name
RETURN g2.group_topic_name AS group_topic_name, COUNT(*) AS count
ORDER BY count DESC, group_topic_name
LIMIT 4
