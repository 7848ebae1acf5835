# One record for each topic of the group whose event is answered.
.member.member_id as $member_id
| .event.time as $time
| .group.group_topics[]
| {member_id: $member_id, time: $time, group_topic_name: .topic_name}
