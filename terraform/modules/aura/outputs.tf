output "instance_id" {
  description = "The instance's id."
  value       = neo4jaura_instance.this.instance_id
}

output "uri" {
  description = "Where the instance is, by neo4j+s."
  value       = neo4jaura_instance.this.connection_url
}

output "username" {
  description = "The user."
  value       = neo4jaura_instance.this.username
}

output "password" {
  description = "The user's password. Aura tells it once; only the state has it."
  sensitive   = true
  value       = neo4jaura_instance.this.password
}

output "database" {
  description = "The database."
  value = coalesce(
    var.database,
    neo4jaura_instance.this.username == "neo4j" ? "neo4j" : neo4jaura_instance.this.instance_id,
  )
}
