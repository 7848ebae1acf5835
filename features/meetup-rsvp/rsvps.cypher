MERGE (m:MemberId {member_id: event.member_id})
MERGE (g:GroupTopicName {group_topic_name: event.group_topic_name})
MERGE (m)-[:RSVP {time: event.time}]->(g)
